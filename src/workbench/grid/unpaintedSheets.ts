import { SheetRenderController } from '@univerjs/sheets-ui';

/** What of the grid's renderer is touched here; it keeps these members to itself. */
interface Renderer {
  readonly _context: { readonly scene: { makeDirty(): void } };
  readonly _sheetSkeletonManagerService: { getCurrentParam(): object | undefined };
  _markUnitDirty(command: unknown, options: unknown): void;
}

/**
 * While the sheet on screen has just been taken away, as by undoing its insertion, nothing is laid out yet; Univer 0.25 looks at that
 * layout all the same when cells change, and fails. Whatever has no layout is painted as a whole afterwards.
 */
export function tolerateUnpaintedSheets(): void {
  const renderer = SheetRenderController.prototype as unknown as Renderer;
  const mark = renderer._markUnitDirty;
  if (mark.name === 'markWhatIsLaidOut') return;
  renderer._markUnitDirty = function markWhatIsLaidOut(this: Renderer, command, options) {
    if (this._sheetSkeletonManagerService.getCurrentParam() === undefined) this._context.scene.makeDirty();
    else mark.call(this, command, options);
  };
}
