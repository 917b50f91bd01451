import type { CellError } from '../../../core/cellValue';
import { NOT_AVAILABLE } from '../value';

const LIGHT_YEAR = 9.4607304725808e15;
const NAUTICAL_MILE = 1852;
const POINT = 0.0254 / 72;

/** Units by dimension, each as its size in the first unit of its group. */
const GROUPS: readonly Readonly<Record<string, number>>[] = [
  {
    g: 1, sg: 14593.9029372064, lbm: 453.59237, u: 1.660538782e-24, ozm: 28.349523125, grain: 0.06479891, stone: 6350.29318,
    cwt: 45359.237, shweight: 45359.237, uk_cwt: 50802.34544, lcwt: 50802.34544, hweight: 50802.34544,
    ton: 907184.74, uk_ton: 1016046.9088, LTON: 1016046.9088, brton: 1016046.9088,
  },
  {
    m: 1, mi: 1609.344, Nmi: NAUTICAL_MILE, in: 0.0254, ft: 0.3048, yd: 0.9144, ang: 1e-10, ell: 1.143, ly: LIGHT_YEAR,
    parsec: 3.085677581281553e16, pc: 3.085677581281553e16, Pica: POINT, Picapt: POINT, pica: 0.0254 / 6, survey_mi: 1609.347218694437,
  },
  { sec: 1, s: 1, mn: 60, min: 60, hr: 3600, day: 86400, d: 86400, yr: 31557600 },
  { Pa: 1, p: 1, atm: 101325, at: 101325, mmHg: 133.322, psi: 6894.757293168361, Torr: 133.32236842105263 },
  { N: 1, dyn: 1e-5, dy: 1e-5, lbf: 4.4482216152605, pond: 0.00980665 },
  {
    J: 1, e: 1e-7, c: 4.184, cal: 4.1868, eV: 1.602176487e-19, ev: 1.602176487e-19, HPh: 2684519.53769617, hh: 2684519.53769617,
    Wh: 3600, wh: 3600, flb: 1.3558179483314, BTU: 1055.05585262, btu: 1055.05585262,
  },
  { W: 1, w: 1, HP: 745.6998715822701, h: 745.6998715822701, PS: 735.49875 },
  { T: 1, ga: 1e-4 },
  {
    l: 1, L: 1, lt: 1, tsp: 0.00492892159375, tspm: 0.005, tbs: 0.01478676478125, oz: 0.0295735295625, cup: 0.2365882365,
    pt: 0.473176473, us_pt: 0.473176473, uk_pt: 0.56826125, qt: 0.946352946, uk_qt: 1.1365225, gal: 3.785411784, uk_gal: 4.54609,
    barrel: 158.987294928, bushel: 35.23907016688, regton: 2831.6846592, GRT: 2831.6846592, MTON: 1132.67386368,
    m3: 1000, ang3: 1e-27, ft3: 28.316846592, in3: 0.016387064, yd3: 764.554857984, mi3: 1609.344 ** 3 * 1000, ly3: LIGHT_YEAR ** 3 * 1000,
    Nmi3: NAUTICAL_MILE ** 3 * 1000, Pica3: POINT ** 3 * 1000, Picapt3: POINT ** 3 * 1000,
  },
  {
    m2: 1, ha: 10000, ar: 100, ang2: 1e-20, ft2: 0.09290304, in2: 0.00064516, yd2: 0.83612736, mi2: 2589988.110336, ly2: LIGHT_YEAR ** 2,
    Nmi2: NAUTICAL_MILE ** 2, Pica2: POINT ** 2, Picapt2: POINT ** 2, uk_acre: 4046.8564224, us_acre: 4046.872609874252, Morgen: 2500,
  },
  { bit: 1, byte: 8 },
  { 'm/s': 1, 'm/sec': 1, 'm/h': 1 / 3600, 'm/hr': 1 / 3600, mph: 0.44704, kn: 0.5144444444444445, admkn: 0.5147733333333333 },
];

/** The units that take a prefix; two of them (uk_pt, mph) by Excel's whim. */
const METRIC = new Set(
  ('g u m ang ly parsec pc s sec Pa p atm at mmHg N dyn dy pond J e c cal eV ev Wh wh W w T ga ' +
    'l L lt uk_pt ang2 ang3 m2 m3 ar bit byte m/s m/sec m/h m/hr mph').split(' '),
);
const PREFIXES: Readonly<Record<string, number>> = {
  Y: 1e24, Z: 1e21, E: 1e18, P: 1e15, T: 1e12, G: 1e9, M: 1e6, k: 1e3, h: 1e2, da: 1e1, e: 1e1, d: 1e-1, c: 1e-2, m: 1e-3, u: 1e-6, n: 1e-9, p: 1e-12, f: 1e-15, a: 1e-18, z: 1e-21, y: 1e-24,
  ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60,
};
interface TemperatureScale {
  toKelvin(value: number): number;
  fromKelvin(value: number): number;
}

const TEMPERATURES: Readonly<Record<string, TemperatureScale>> = {
  C: { toKelvin: (value) => value + 273.15, fromKelvin: (value) => value - 273.15 },
  F: { toKelvin: (value) => ((value - 32) * 5) / 9 + 273.15, fromKelvin: (value) => ((value - 273.15) * 9) / 5 + 32 },
  K: { toKelvin: (value) => value, fromKelvin: (value) => value },
  Rank: { toKelvin: (value) => (value * 5) / 9, fromKelvin: (value) => (value * 9) / 5 },
  Reau: { toKelvin: (value) => value * 1.25 + 273.15, fromKelvin: (value) => (value - 273.15) / 1.25 },
};
const TEMPERATURE_NAMES: Readonly<Record<string, string>> = { C: 'C', cel: 'C', F: 'F', fah: 'F', K: 'K', kel: 'K', Rank: 'Rank', Reau: 'Reau' };

/** Only kelvins take a prefix. */
function temperatureScale(name: string): TemperatureScale | undefined {
  const known = TEMPERATURES[TEMPERATURE_NAMES[name] ?? ''];
  if (known !== undefined) return known;
  const prefixed = /^(.{1,2})(K|kel)$/.exec(name);
  const factor = PREFIXES[prefixed?.[1] ?? ''];
  return factor === undefined ? undefined : { toKelvin: (value) => value * factor, fromKelvin: (value) => value / factor };
}

interface Unit {
  readonly group: number;
  readonly size: number;
}

function unitOf(name: string): Unit | undefined {
  const plain = name.replace('^', '');
  for (const [group, units] of GROUPS.entries()) {
    const size = units[plain];
    if (size !== undefined) return { group, size };
  }
  for (const length of [1, 2]) {
    const factor = PREFIXES[plain.slice(0, length)];
    const base = plain.slice(length);
    if (factor === undefined || !METRIC.has(base)) continue;
    const group = GROUPS.findIndex((units) => base in units);
    const power = base.endsWith('2') ? 2 : base.endsWith('3') ? 3 : 1;
    return { group, size: factor ** power * (GROUPS[group]?.[base] ?? 1) };
  }
  return undefined;
}

/** `value` of one unit in another; #N/A between dimensions and for a unit that Excel does not know. */
export function unitConversion(value: number, from: string, to: string): number | CellError {
  const [warm, other] = [temperatureScale(from), temperatureScale(to)];
  if (warm !== undefined && other !== undefined) return from === to ? value : other.fromKelvin(warm.toKelvin(value));
  const [first, second] = [unitOf(from), unitOf(to)];
  if (first === undefined || second === undefined || first.group !== second.group) return NOT_AVAILABLE;
  return (value * first.size) / second.size;
}
