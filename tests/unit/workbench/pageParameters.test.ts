import { pageParameters } from '../../../src/workbench/page/pageParameters';

describe('the address of the workbench', () => {
  it('decides over the browser’s wishes', () => {
    expect(pageParameters('?lang=zh-CN&theme=dark&workbook=/a.xlsx', 'en-US', false)).toEqual({ language: 'zh-CN', theme: 'dark', workbook: '/a.xlsx', handed: null });
  });

  it('follows the browser where it says nothing or nonsense', () => {
    expect(pageParameters('', 'zh-TW', true)).toEqual({ language: 'zh-CN', theme: 'dark', workbook: null, handed: null });
    expect(pageParameters('?theme=purple', 'fr', false)).toEqual({ language: 'en-US', theme: 'light', workbook: null, handed: null });
  });
});
