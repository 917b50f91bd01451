import type { IDisposable, Injector } from '@univerjs/core';
import { BooleanNumber } from '@univerjs/core';
import { ERROR_TYPE_SET, FunctionType, IFunctionService, type ErrorType, type IFunctionInfo } from '@univerjs/engine-formula';
import { IDescriptionService } from '@univerjs/sheets-formula';
import type { CustomFunctionInfo } from '../../object-model/spreadsheet';
import { CustomFunctionExecutor } from './customFunctionExecutor';
import type { CustomFunctionCalls } from './customFunctionCalls';

function describe(info: CustomFunctionInfo): IFunctionInfo {
  return {
    functionName: info.name,
    functionType: FunctionType.User,
    description: info.description,
    abstract: info.description,
    functionParameter: info.parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description,
      example: parameter.matrix ? 'A1:A9' : 'A1',
      require: parameter.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: parameter.repeating ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    })),
  };
}

/** Makes the add-in's functions known to the formula engine and to the formula help. Returns how to take them back. */
export function registerCustomFunctions(injector: Injector, functions: readonly CustomFunctionInfo[], calls: CustomFunctionCalls): IDisposable {
  // The engine knows no busy state; as an error it passes through formulas exactly as Excel's does.
  ERROR_TYPE_SET.add('#BUSY!' as ErrorType);
  const service = injector.get(IFunctionService);
  const names = functions.map((info) => info.name);
  service.registerExecutors(...functions.map((info) => new CustomFunctionExecutor(info, calls)));
  // Formulas parsed before are remembered with the functions of that time.
  service.deleteFormulaAstCacheKey(...names);
  const descriptions = injector.get(IDescriptionService).registerDescriptions(functions.map(describe));
  return {
    dispose: () => {
      descriptions.dispose();
      service.unregisterExecutors(...names);
      service.deleteFormulaAstCacheKey(...names);
    },
  };
}
