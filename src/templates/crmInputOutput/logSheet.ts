import { changeLog } from '../blocks/changeLog';
import { head, type Build } from './context';
import { example } from './example';

export function buildLog(build: Build): void {
  head(build, 'log', build.words.log.subtitle, 'E1');
  changeLog(build.sheets.log, build.words.log, example.startDate);
}
