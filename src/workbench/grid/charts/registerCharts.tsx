import { numfmt } from '@univerjs/core';
import { ComponentManager } from '@univerjs/ui';
import { useEffect, useState, type ReactElement } from 'react';
import type { Spreadsheet } from '../../object-model/spreadsheet';
import { CHART_COMPONENT, type ChartBody } from '../file/chart';
import type { GridContext } from '../gridContext';
import { chartData } from './chartData';
import { ChartView } from './ChartView';

function formatNumber(value: number, numberFormat: string): string {
  return numberFormat === 'General' ? String(Number(value.toPrecision(10))) : numfmt.format(numberFormat, value);
}

/** Lets the grid draw charts over its cells; each follows its data. */
export function registerCharts(grid: GridContext, spreadsheet: Spreadsheet): void {
  function LiveChart({ data }: { readonly data: { readonly chart: ChartBody } }): ReactElement {
    const [, redraw] = useState(0);
    useEffect(
      () =>
        spreadsheet.on((event) => {
          if (event.type === 'calculated' || event.type === 'changed') redraw((count) => count + 1);
        }),
      [],
    );
    return <ChartView chart={data.chart} data={chartData(spreadsheet, data.chart)} format={formatNumber} />;
  }
  grid.injector.get(ComponentManager).register(CHART_COMPONENT, LiveChart);
}
