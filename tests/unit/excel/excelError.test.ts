import { insertError, toWorkbookError } from '../../../src/excel/excelError';
import { WorkbookError } from '../../../src/workbook/workbookError';

describe('toWorkbookError', () => {
  it('keeps the address that was asked for', () => {
    expect(toWorkbookError({ code: 'ItemNotFound', message: 'The requested resource does not exist.' }, 'Costs!A1')).toMatchObject({ code: 'notFound', detail: 'Costs!A1' });
  });

  it('tells a protected sheet from missing permission', () => {
    expect(toWorkbookError({ code: 'AccessDenied', message: "The sheet is protected and can't be edited." }, 'A1').code).toBe('protected');
    expect(toWorkbookError({ code: 'AccessDenied', message: 'You cannot perform the requested operation.' }, 'A1').code).toBe('accessDenied');
  });

  it.each([
    [{ code: 'SomethingNew', message: 'Odd.' }, 'SomethingNew: Odd'],
    [new TypeError('broken'), 'broken'],
    ['plain text', 'plain text'],
  ])('quotes what it does not know (%#)', (thrown, detail) => {
    expect(toWorkbookError(thrown, 'A1')).toMatchObject({ code: 'unexpected', detail });
  });

  it('passes a WorkbookError on as it is', () => {
    const error = new WorkbookError('busy', 'x');
    expect(toWorkbookError(error, 'A1')).toBe(error);
  });
});

describe('insertError', () => {
  it.each(['UnsupportedFeature', 'GeneralException', 'NotImplemented'])('takes %s for a file this Excel cannot insert', (code) => {
    expect(insertError({ code, message: 'charts' }).code).toBe('insertNotSupported');
  });

  it('takes a refused argument for a damaged file, and knows the rest', () => {
    expect(insertError({ code: 'InvalidArgument', message: '' }).code).toBe('damagedFile');
    expect(insertError({ code: 'InvalidOperationInCellEditMode', message: '' }).code).toBe('cellEditMode');
  });
});
