"""Draws training sets independently of core/data/generators.cpp; writes generators.json.

SplitMix64 is written from Steele, Lea, Flood (OOPSLA 2014), the normal quantile is SciPy's. Run:
python3 tests/oracle/generators.py
"""
import json
import math
import pathlib

from scipy.stats import norm

MASK = 2**64 - 1


class Random:
    def __init__(self, seed):
        self.state = seed

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def uniform(self, low=0.0, high=1.0):
        return low + (high - low) * (((self.bits() >> 12) + 0.5) / 2**52)

    def normal(self):
        return norm.ppf(self.uniform())

    def below(self, count):
        while (drawn := self.bits()) < 2**64 % count:
            pass
        return drawn % count

    def shuffled(self, count):
        order = list(range(count))
        for left in range(count, 1, -1):
            other = self.below(left)
            order[left - 1], order[other] = order[other], order[left - 1]
        return order


def rounded(value):
    scaled = value * 2**20
    return math.copysign(math.floor(abs(scaled) + 0.5), scaled) / 2**20


def circle(index, random):
    inside = index % 2 == 0
    distance = random.uniform(0, 2.5) if inside else random.uniform(3.5, 5)
    angle = random.uniform(0, 2 * math.pi)
    return [distance * math.cos(angle), distance * math.sin(angle)], float(inside)


def sine(index, random):
    x = random.uniform(-3, 3)
    return [x], math.sin(x)


def draw(name, generate, classes, count, noise, flipped, seed):
    random = Random(seed)
    rows = []
    for index in range(count):
        features, target = generate(index, random)
        if classes:
            features = [feature + 2 * noise * random.normal() for feature in features]
        else:
            target += noise * random.normal()
        rows.append(([rounded(feature) for feature in features], rounded(target)))
    training = [rows[index] for index in random.shuffled(count)][: count // 2]
    targets = [target for _, target in training]
    for index in random.shuffled(len(targets))[: round(flipped * len(targets))]:
        targets[index] = (
            1 - targets[index] if classes else rounded(targets[index] + random.uniform(3, 5))
        )
    columns = [list(column) for column in zip(*(features for features, _ in training))]
    return {"id": name, "count": count, "noise": noise, "flipped": flipped, "seed": seed,
            "features": columns, "targets": targets}


runs = [draw("circle", circle, True, 40, 0.1, 0.1, 42), draw("sine", sine, False, 40, 0.2, 0.1, 7)]
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(runs, indent=1) + "\n")
