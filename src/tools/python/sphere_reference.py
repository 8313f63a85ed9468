"""Writes reference values of the E-field of magnetic dipoles in a spherical conductor, computed with 50 digits.

    python3 src/tools/python/sphere_reference.py src/test/resources/golden

Writes sphere_coil.ccd, twelve dipoles around the sphere, and sphere.csv: points (mm from the centre of the sphere) and the
E-field there (V/m) at a coil current rate of 1 A/us. Python's standard library is enough.

The component of E along a unit vector q is, by reciprocity, -dm/dt . B(q), with B(q) the magnetic field that a current
dipole q at the point has at the coil's dipole outside the sphere (Sarvas 1987, equation 25). That is the formula as
published; the program under test uses a form with q taken out of the products.
"""

import random
import sys
from decimal import Decimal as D, getcontext
from pathlib import Path

getcontext().prec = 50
MU0_4PI = D("1e-7")
RATE = D("1e6")  # A/s
UNIT = [[D(int(i == k)) for k in range(3)] for i in range(3)]


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def cross(a, b):
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


def magnetic_field(q, r0, r):
    """B (T) at r outside the sphere of a current dipole q (A m) at r0 in it; r and r0 in m from its centre."""
    a_vector = [x - y for x, y in zip(r, r0)]
    a, length = dot(a_vector, a_vector).sqrt(), dot(r, r).sqrt()
    f = a * (length * a + length * length - dot(r0, r))
    along_r = a * a / length + dot(a_vector, r) / a + 2 * a + 2 * length
    along_r0 = a + 2 * length + dot(a_vector, r) / a
    gradient = [along_r * x - along_r0 * y for x, y in zip(r, r0)]
    q_r0 = cross(q, r0)
    return [MU0_4PI / (f * f) * (f * x - dot(q_r0, r) * y) for x, y in zip(q_r0, gradient)]


def e_field(point, dipoles):
    return [-sum(RATE * dot(moment, magnetic_field(q, point, position)) for position, moment in dipoles) for q in UNIT]


def direction(rng):
    while True:
        v = [rng.uniform(-1, 1) for _ in range(3)]
        norm = sum(x * x for x in v) ** 0.5
        if 0.1 < norm < 1:
            return [x / norm for x in v]


def rounded(values, digits):
    return [D(f"{x:.{digits}f}") for x in values]


def main(folder):
    rng = random.Random(20)
    dipoles = [(rounded([x * rng.uniform(0.095, 0.14) for x in direction(rng)], 5),
                rounded([x * rng.uniform(0.001, 0.02) for x in direction(rng)], 6)) for _ in range(12)]
    # in mm: most of them in the whole sphere, some near its surface, some near its centre
    points = [rounded([x * radius for x in direction(rng)], 3)
              for radius in [rng.uniform(5, 84) for _ in range(44)] + [84.9, 84.99, 84.9, 84.99, 1, 0.1]]
    with open(folder / "sphere_coil.ccd", "w", newline="\n") as out:
        out.write(f"# sphere reference version 1.0;dIdtmax=100;coilname=sphere reference\n{len(dipoles)}\n# dipoles\n")
        for position, moment in dipoles:
            out.write(" ".join(str(x) for x in position + moment) + "\n")
    with open(folder / "sphere.csv", "w", newline="\n") as out:
        out.write("x_mm,y_mm,z_mm,Ex,Ey,Ez\n")
        for point in points:
            e = e_field([x / 1000 for x in point], dipoles)
            out.write(",".join([str(x) for x in point] + [f"{x:.17e}" for x in e]) + "\n")


main(Path(sys.argv[1]))
