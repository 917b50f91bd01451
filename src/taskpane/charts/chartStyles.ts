import { makeStyles, tokens } from '@fluentui/react-components';

const forced = '@media (forced-colors: active)';

/** Colours of marks. A theme gives them; with forced colours the system's own take their place, which shapes do not do by themselves. */
export const useChartStyles = makeStyles({
  text: { fill: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase100, fontFamily: tokens.fontFamilyBase, [forced]: { fill: 'CanvasText' } },
  strongText: { fill: tokens.colorNeutralForeground1, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, fontFamily: tokens.fontFamilyBase, [forced]: { fill: 'CanvasText' } },
  onColor: { fill: tokens.colorNeutralForegroundOnBrand, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, fontFamily: tokens.fontFamilyBase, pointerEvents: 'none', [forced]: { fill: 'CanvasText' } },
  axis: { stroke: tokens.colorNeutralStroke1, strokeWidth: 1, [forced]: { stroke: 'CanvasText' } },
  grid: { stroke: tokens.colorNeutralStroke3, strokeWidth: 1, [forced]: { stroke: 'GrayText' } },
  mark: { stroke: tokens.colorNeutralForeground2, strokeWidth: 1, strokeDasharray: '3 3', [forced]: { stroke: 'CanvasText' } },
  good: { fill: tokens.colorBrandBackground, [forced]: { fill: 'Highlight' } },
  bad: { fill: tokens.colorPaletteRedBackground3, [forced]: { fill: 'GrayText' } },
  plain: { fill: tokens.colorNeutralForegroundDisabled, [forced]: { fill: 'GrayText' } },
  soft: { fill: tokens.colorBrandBackground, fillOpacity: 0.16, [forced]: { fill: 'Highlight', fillOpacity: 0.3 } },
  line: { fill: 'none', stroke: tokens.colorBrandStroke1, strokeWidth: 2, strokeLinejoin: 'round', [forced]: { stroke: 'Highlight' } },
  thinLine: { fill: 'none', stroke: tokens.colorBrandStroke1, strokeWidth: 1.25, strokeLinejoin: 'round', [forced]: { stroke: 'Highlight' } },
  stems: { fill: 'none', stroke: tokens.colorBrandStroke1, strokeWidth: 4, [forced]: { stroke: 'Highlight' } },
  secondLine: { fill: 'none', stroke: tokens.colorPaletteMarigoldBorderActive, strokeWidth: 2, strokeDasharray: '5 3', strokeLinejoin: 'round', [forced]: { stroke: 'CanvasText' } },
  points: { fill: 'none', stroke: tokens.colorBrandStroke1, strokeOpacity: 0.45, strokeWidth: 3, strokeLinecap: 'round', [forced]: { stroke: 'Highlight' } },
});
