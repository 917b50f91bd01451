// The reference workbook by hand in C++ with vectors of two doubles: the width that WebAssembly has. It draws from
// the same tables by the same steps, so that what is compared is the machine code. Arguments: trials, file of tables.
// Prints nanoseconds per trial and the mean of B44. Build: g++ -O3 -march=x86-64-v2 -ffp-contract=off model.cpp
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

typedef double Pair __attribute__((vector_size(16)));
typedef long long Mask __attribute__((vector_size(16)));
typedef uint32_t Words __attribute__((vector_size(16)));

static const int BLOCK = 1024, OCTAVES = 24, CELLS = 64, TABLE = 2 * OCTAVES * CELLS * 4, INPUTS = 10, OUTPUTS = 7;
alignas(64) static double inputs[INPUTS][BLOCK + 8], outputs[OUTPUTS][BLOCK + 8], flows[6][BLOCK + 8];

static inline Pair both(double x) { return Pair{x, x}; }
static inline Pair load(const double *p) { return *(const Pair *)p; }
static inline void store(double *p, Pair x) { *(Pair *)p = x; }
static inline Pair choose(Mask m, Pair a, Pair b) { return (Pair)((m & (Mask)a) | (~m & (Mask)b)); }
static inline Pair least(Pair a, Pair b) { return choose(b < a, b, a); }
static inline Pair most(Pair a, Pair b) { return choose(a < b, b, a); }
static inline Words rotated(Words x, int k) { return (x << k) | (x >> (32 - k)); }

struct Generator {
  Words a, b, c, d;
  explicit Generator(uint64_t seed) {
    uint32_t s[16];
    for (int i = 0; i < 16; i++) {
      seed += 0x9e3779b97f4a7c15ull;
      uint64_t z = seed;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
      s[i] = uint32_t(z >> 32);
    }
    memcpy(&a, s, 16), memcpy(&b, s + 4, 16), memcpy(&c, s + 8, 16), memcpy(&d, s + 12, 16);
  }
  inline Words draw() {
    Words out = rotated(b * 5, 7) * 9, t = b << 9;
    c ^= a, d ^= b, b ^= c, a ^= d, c ^= t, d = rotated(d, 11);
    return out;
  }
};

static void fillOctaves(uint64_t seed, const double *table, double *out) {
  Generator g(seed);
  for (int i = 0; i < BLOCK; i += 4) {
    Words r = g.draw(), q = g.draw();
    for (int lane = 0; lane < 4; lane++) {
      uint32_t bits = r[lane];
      int octave = __builtin_clz(((bits << 7) & ~255u) | 256u);
      const double *cell = table + ((int(bits >> 31) * OCTAVES + octave) * CELLS + ((bits >> 25) & 63)) * 4;
      double f = q[lane] * 0x1p-32 + 0x1p-33;
      out[i + lane] = cell[0] + f * (cell[1] + f * (cell[2] + f * cell[3]));
    }
  }
}

static void fillScenario(uint64_t seed, double *out) {
  Generator g(seed);
  for (int i = 0; i < BLOCK; i += 4) {
    Words r = g.draw(), q = g.draw();
    for (int lane = 0; lane < 4; lane++) {
      double u = (r[lane] * 0x1p20 + (q[lane] >> 12) + 0.5) * 0x1p-52;
      out[i + lane] = u < 0.3 ? 1 : u < 0.8 ? 2 : 3;
    }
  }
}

static const double RAMP[5][3] = {{0.4, 0.2, 0.1}, {0.7, 0.5, 0.3}, {1, 0.8, 0.6}, {1, 1, 0.85}, {1, 1, 1}};

static void evaluate() {
  double growth[6], wageGrowth[6], factor[6];
  for (int year = 0; year < 6; year++) growth[year] = std::pow(1.04, year), wageGrowth[year] = std::pow(1.03, year), factor[year] = std::pow(1.09, -year);
  for (int i = 0; i < BLOCK; i += 2) {
    Pair hours = load(inputs[0] + i), wage = load(inputs[1] + i), realised = load(inputs[2] + i), licence = load(inputs[3] + i);
    Pair build = load(inputs[4] + i), people = load(inputs[5] + i), salary = load(inputs[6] + i), extra = load(inputs[7] + i), adoption = load(inputs[8] + i);
    int first = int(inputs[9][i]) - 1, second = int(inputs[9][i + 1]) - 1;
    Pair before = -build, npv = -build, later = both(0), totalCost = build, totalBenefit = both(0), discountedBenefit = both(0), discountedCost = build, payback = both(0);
    store(flows[0] + i, -build);
    for (int year = 1; year <= 5; year++) {
      Pair share = adoption * Pair{RAMP[year - 1][first], RAMP[year - 1][second]};
      Pair scaled = 1000 * share + 0.5;
      Pair users = least(both(1000), Pair{std::floor(scaled[0]), std::floor(scaled[1])});
      Pair saving = users * hours * 46 * (wage * wageGrowth[year - 1]) * realised;
      Pair benefit = least(saving + extra * share, both(2500000));
      Pair cost = users * licence * growth[year - 1] + people * salary * ((year <= 2 ? 1.0 : 0.5) * wageGrowth[year - 1]);
      if (year == 1) cost += 0.2 * build;
      Pair gain = benefit - cost, flow = gain - most(both(0), gain) * 0.25, after = before + flow;
      payback += choose((before < both(0)) & (after >= both(0)), (year - 1) - before / flow, both(0));
      later += flow * factor[year];
      totalCost += cost, totalBenefit += benefit, discountedBenefit += benefit * factor[year], discountedCost += cost * factor[year];
      store(flows[year] + i, flow);
      before = after;
    }
    npv += later;
    store(outputs[0] + i, npv);
    store(outputs[1] + i, later - build);
    store(outputs[2] + i, (totalBenefit - totalCost) / totalCost);
    store(outputs[4] + i, choose(payback > both(0), payback, both(99)));
    store(outputs[5] + i, discountedBenefit / discountedCost);
    store(outputs[6] + i, choose(npv > both(0), both(1), both(0)));
  }
}

static void rates() {
  const int FLIGHT = 4;
  const Mask sign = {0x7fffffffffffffffll, 0x7fffffffffffffffll};
  for (int i = 0; i < BLOCK; i += 2 * FLIGHT) {
    Pair c[6][FLIGHT], d[FLIGHT];
    Mask done[FLIGHT];
    for (int u = 0; u < FLIGHT; u++) {
      for (int t = 0; t < 6; t++) c[t][u] = load(flows[t] + i + 2 * u);
      d[u] = both(1 / 1.1), done[u] = Mask{0, 0};
    }
    for (int step = 0; step < 60; step++) {
      Pair f[FLIGHT], g[FLIGHT];
      for (int u = 0; u < FLIGHT; u++) f[u] = c[5][u], g[u] = both(0);
      for (int t = 4; t >= 0; t--)
        for (int u = 0; u < FLIGHT; u++) g[u] = g[u] * d[u] + f[u], f[u] = f[u] * d[u] + c[t][u];
      Mask all = {-1, -1};
      for (int u = 0; u < FLIGHT; u++) {
        Pair change = f[u] / g[u];
        d[u] = choose(done[u], d[u], d[u] - change);
        done[u] |= (Pair)((Mask)change & sign) < both(1e-11);
        Mask good = d[u] > both(0);
        d[u] = choose(good, d[u], both(NAN));
        done[u] |= ~good;
        all &= done[u];
      }
      if (all[0] & all[1]) break;
    }
    for (int u = 0; u < FLIGHT; u++) store(outputs[3] + i + 2 * u, choose(done[u], 1 / d[u] - 1, both(NAN)));
  }
}

int main(int, char **arguments) {
  const long trials = atol(arguments[1]), blocks = (trials + BLOCK - 1) / BLOCK;
  std::vector<double> tables(9 * TABLE);
  FILE *file = fopen(arguments[2], "rb");
  if (!file || fread(tables.data(), 8, tables.size(), file) != tables.size()) return 1;
  std::vector<double> kept(OUTPUTS * blocks * BLOCK);
  double best = 1e300;
  for (int round = 0; round < 7; round++) {
    auto start = std::chrono::steady_clock::now();
    for (long block = 0; block < blocks; block++) {
      for (int input = 0; input < 9; input++) fillOctaves(uint64_t(block) * 16 + input, &tables[input * TABLE], inputs[input]);
      fillScenario(uint64_t(block) * 16 + 9, inputs[9]);
      evaluate();
      rates();
      for (int output = 0; output < OUTPUTS; output++) memcpy(&kept[output * blocks * BLOCK + block * BLOCK], outputs[output], BLOCK * 8);
    }
    double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (seconds < best) best = seconds;
  }
  double sum = 0;
  for (long i = 0; i < blocks * BLOCK; i++) sum += kept[i];
  printf("%.6f %.6f\n", best * 1e9 / (blocks * BLOCK), sum / (blocks * BLOCK));
}
