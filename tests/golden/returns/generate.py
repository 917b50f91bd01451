"""Reference values for the return functions, from definitions alone: mpmath with 60 digits, fixed seed.

    python3 generate.py > returns.json      (Python 3, mpmath 1.3.0)

Rates are found by scanning ln(1 + r) on a fine grid for changes of sign and bisecting, which shares nothing
with the engine's recursion. A case with a touching or nearly touching zero is thrown away.
"""
import json
import random
from mpmath import exp, expm1, log, mp, mpf

mp.dps = 60
random.seed(20261121)
D = lambda x: mpf(repr(x))


def rates(flows, times):
    f = lambda u: sum(a * exp(-t * u) for a, t in zip(flows, times))
    low, high, steps = mpf(-30), mpf(30), 3000
    grid = [low + (high - low) * k / steps for k in range(steps + 1)]
    values = [f(u) for u in grid]
    found = []
    for a, b, fa, fb in zip(grid, grid[1:], values, values[1:]):
        if fa * fb < 0:
            for _ in range(180):
                m = (a + b) / 2
                if (f(m) < 0) == (fa < 0):
                    a = m
                else:
                    b = m
            found.append(expm1((a + b) / 2))
    scale = sum(abs(x) for x in flows)
    extrema = [(x, y, z) for x, y, z in zip(values, values[1:], values[2:]) if (y - x) * (z - y) < 0]
    touching = any(abs(y) < scale * mpf("1e-6") for _, y, _ in extrema)
    return None if touching else [float(r) for r in sorted(found)]


def payback(flows):
    total, below = mpf(0), False
    for k, flow in enumerate(flows):
        before, total = total, total + flow
        if total < 0:
            below = True
        elif below:
            return float(k - 1 - before / flow)
    return None if below else 0.0


cases = {"irr": [], "xirr": [], "summary": [], "presentValue": [], "annuity": [], "lifetimeValue": []}

while len(cases["irr"]) < 40:
    n = random.choice([2, 3, 4, 5, 6, 8, 12, 24, 60])
    changes = random.choice([1, 1, 1, 2, 3])
    signs, sign = [], random.choice([-1, -1, -1, 1])
    cuts = sorted(random.sample(range(1, n), min(changes, n - 1)))
    for k in range(n):
        if k in cuts:
            sign = -sign
        signs.append(sign)
    flows = [s * round(random.uniform(1, 1000) * random.choice([1, 1, 5]), 2) for s in signs]
    found = rates([D(x) for x in flows], range(n))
    if found:
        cases["irr"].append({"flows": flows, "rates": found})

while len(cases["xirr"]) < 25:
    n = random.randint(2, 9)
    days = [random.randint(40000, 48000) for _ in range(n)]
    flows = [round(random.uniform(-1000, 1000), 2) for _ in range(n)]
    first = min(days)
    found = rates([D(x) for x in flows], [mpf(d - first) / 365 for d in days])
    if found and len(found) == 1 and -0.999 < found[0] < 1e6:
        cases["xirr"].append({"flows": flows, "days": days, "rate": found[0]})

for _ in range(25):
    n = random.randint(2, 40)
    costs = [round(random.uniform(0, 100000), 2) for _ in range(n)]
    benefits = [0.0] + [round(random.uniform(0, 180000), 2) for _ in range(n - 1)]
    rate, per_year = random.choice([0.0, 0.05, 0.1, 0.25, -0.02]), random.choice([1, 4, 12])
    growth = (1 + D(rate)) ** (mpf(1) / per_year)
    pv = lambda xs: sum(D(x) / growth**k for k, x in enumerate(xs))
    net = [D(b) - D(c) for b, c in zip(benefits, costs)]
    discounted = [x / growth**k for k, x in enumerate(net)]
    early = net[1 : 1 + 3 * per_year]
    cases["summary"].append({
        "costs": costs, "benefits": benefits, "rate": rate, "periodsPerYear": per_year,
        "costsPresentValue": float(pv(costs)), "benefitsPresentValue": float(pv(benefits)),
        "netPresentValue": float(pv(benefits) - pv(costs)),
        "returnOnInvestment": {
            "TEI": float(pv(benefits) / pv(costs) - 1),
            "SIMPLE": float(sum(map(D, benefits)) / sum(map(D, costs)) - 1),
            "NUCLEUS": float(sum(early) * per_year / len(early) / -net[0]),
        },
        "profitabilityIndex": float(sum(discounted[1:]) / -net[0]),
        "payback": payback(net), "discountedPayback": payback(discounted),
    })

for _ in range(20):
    n = random.randint(2, 30)
    flows = [round(random.uniform(-5000, 5000), 2) for _ in range(n)]
    rate = round(random.uniform(-0.5, 0.9), 4)
    g = 1 + D(rate)
    value = {t: float(D(flows[0]) + sum(D(x) / g ** (k - s) for k, x in enumerate(flows) if k)) for t, s in (("end", mpf(0)), ("mid", mpf("0.5")), ("begin", mpf(1)))}
    cases["presentValue"].append({"rate": rate, "flows": flows, "value": value})
    npv = sum(D(x) / g**k for k, x in enumerate(flows))
    factor = sum(1 / g**k for k in range(1, n))
    cases["annuity"].append({"rate": rate, "flows": flows, "value": float(npv / factor)})

for _ in range(20):
    n = random.choice([1, 1, 3, 6])
    margin = [round(random.uniform(10, 500), 2) for _ in range(n)]
    retention = [round(random.uniform(0.2, 0.98), 3) for _ in range(n)]
    rate, cost = round(random.uniform(0.01, 0.3), 3), round(random.uniform(0, 200), 2)
    horizon = random.choice([None, None, 1, 5, 12])
    periods = horizon or (n if n > 1 else 20000)
    s, timing = random.choice([(mpf(0), "end"), (mpf("0.5"), "mid"), (mpf(1), "begin")])
    value, alive, g = -D(cost), mpf(1), 1 + D(rate)
    for k in range(1, periods + 1):
        value += D(margin[min(k, n) - 1]) * alive / g ** (k - s)
        alive *= D(retention[min(k, n) - 1])
        if alive < mpf("1e-40"):
            break
    cases["lifetimeValue"].append({"margin": margin, "retention": retention, "discountRate": rate, "acquisitionCost": cost, "horizon": horizon, "timing": timing, "value": float(value)})

print(json.dumps({"source": "generate.py, mpmath 1.3.0, 60 digits", "relativeTolerance": 1e-9, **cases}, indent=1))
