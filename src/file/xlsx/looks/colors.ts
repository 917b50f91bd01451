import { XmlScanner } from '../xmlScanner';

/** Colours as `#RRGGBB`, theme colours and the old palette included. */
export class Colors {
  private readonly theme: readonly string[];

  constructor(themeXml: string) {
    this.theme = themeColors(themeXml);
  }

  /** The colour that the current element of a scanner tells of; undefined for the window's own colours. */
  of(xml: XmlScanner): string | undefined {
    const rgb = xml.attribute('rgb');
    if (rgb !== undefined) return /^(?:[0-9a-f]{2})?[0-9a-f]{6}$/i.test(rgb) ? `#${rgb.slice(-6).toUpperCase()}` : undefined;
    const theme = this.theme[Number(xml.attribute('theme') ?? NaN)];
    if (theme !== undefined) return tinted(theme, Number(xml.attribute('tint') ?? 0));
    return indexedColors[Number(xml.attribute('indexed') ?? NaN)];
  }
}

/** The order in which cells number the colours of a theme: light before dark, which the theme itself lists the other way. */
const THEME_ORDER: readonly string[] = ['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink'];

function themeColors(text: string): string[] {
  const colors: string[] = [];
  const xml = new XmlScanner(text);
  let place = -1;
  let inside = false;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (xml.name === 'clrScheme') inside = event === 'open';
    if (event !== 'open' || !inside) continue;
    if (THEME_ORDER.includes(xml.name)) place = THEME_ORDER.indexOf(xml.name);
    const hex = xml.name === 'srgbClr' ? xml.attribute('val') : xml.name === 'sysClr' ? xml.attribute('lastClr') : undefined;
    if (place >= 0 && hex !== undefined && /^[0-9a-f]{6}$/i.test(hex)) colors[place] ??= `#${hex.toUpperCase()}`;
  }
  return colors;
}

/** Lighter for a tint above 0, darker below (ECMA-376 part 1, 18.8.19). */
function tinted(color: string, tint: number): string {
  if (!(tint >= -1 && tint <= 1) || tint === 0) return color;
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)).map((channel) => Math.round(tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('').toUpperCase()}`;
}

/** The palette of old files; 64 and 65 are the window's own colours and stay undefined. */
const indexedColors: readonly string[] = (() => {
  const basic = ['#000000', '#FFFFFF', '#FF0000', '#00FF00', '#0000FF', '#FFFF00', '#FF00FF', '#00FFFF'];
  const rest =
    '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333';
  return [...basic, ...basic, ...rest.split(' ').map((hex) => `#${hex}`)];
})();
