"""Writes small coil files of the kinds that laboratories have, see the README.md beside them.

    python3 src/tools/python/difficult/coils.py

Writes into src/test/resources/difficult/coils; Python's standard library is enough, and the same files result each time.
All .ccd files and the .tcd files of type 1 hold the dipoles of DIPOLES; those of type 2 the line elements of LINES, scaled or
turned as their deformations say; those of type 3 and the NIfTI files the vector potential of DIPOLES, sampled every 10 mm.
DifficultCoilFilesTest computes the sums over the elements itself. The layouts are those of SimNIBS (docs of its coil formats)
and of nifti1.h.
"""

import base64
import gzip
import json
import math
import struct
import zlib
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[4] / "src/test/resources/difficult/coils"
# x, y, z in mm; moments in A m2 per A
DIPOLES = [(-40, -5, -6, 0, 0.001, 0.02), (-30, 10, -7, 0.001, 0, 0.03), (40, -5, -6, 0, -0.001, -0.02),
           (30, 10, -7, 0.001, 0.002, -0.03), (0, 20, -12, 0.004, 0, 0.001)]
N = 12
LINES = [(35 * math.cos(2 * math.pi * k / N), 35 * math.sin(2 * math.pi * k / N), -6, -18 * math.sin(2 * math.pi * k / N),
          18 * math.cos(2 * math.pi * k / N), 0) for k in range(N)]


def ccd(name, header="# test coil version 1.0;dIdtmax=150.5;x=-60,60;stimulator=Stim X;brand=B;coilname=C1", count="5",
        comment="# centers and moments of the dipoles", row="{} {} {} {} {} {}", end="\n", scale=1e-3, dipoles=DIPOLES,
        tail=""):
    rows = [row.format(*("%.12g" % v for v in [d[0] * scale, d[1] * scale, d[2] * scale, *d[3:]])) for d in dipoles]
    text = end.join([line for line in [header, count, comment] if line is not None] + rows) + end + tail
    (FOLDER / (name + ".ccd")).write_bytes(text.encode("latin-1"))


def packed(vectors):
    raw = b"".join(struct.pack("<3d", *v) for v in vectors)
    return base64.b64encode(zlib.compress(raw, 9)).decode()


def element(kind, elements, pack=False, scale=1, **more):
    points = [[scale * v for v in e[:3]] for e in elements]
    values = [list(e[3:]) for e in elements]
    return {"stimulator": 0, "type": kind, "points": packed(points) if pack else points,
            "values": packed(values) if pack else values, **more}


def tcd(name, elements, **more):
    stimulators = [{"name": "Stim A", "brand": "B", "maxdIdt": 1.5e8}]
    coil = {"name": "Test coil", "brand": "B", "version": "V1", "limits": [[-60, 60], [-60, 60], [-60, 60]],
            "resolution": [2, 2, 2], "coilElementList": elements, "stimulatorList": stimulators}
    coil.update(more)
    (FOLDER / (name + ".tcd")).write_text(json.dumps({k: v for k, v in coil.items() if v is not None}))


def potential(p, dipoles=DIPOLES):
    """A of the dipoles at 1 A, T m; p in mm."""
    a = [0.0, 0.0, 0.0]
    for x, y, z, mx, my, mz in dipoles:
        r = [(p[0] - x) * 1e-3, (p[1] - y) * 1e-3, (p[2] - z) * 1e-3]
        k = 1e-7 / (r[0] ** 2 + r[1] ** 2 + r[2] ** 2) ** 1.5
        a[0] += k * (my * r[2] - mz * r[1])
        a[1] += k * (mz * r[0] - mx * r[2])
        a[2] += k * (mx * r[1] - my * r[0])
    return a


SIZE = (11, 11, 8)
PLACE = [[10, 0, 0, -50], [0, 10, 0, -50], [0, 0, 10, 10]]


def nifti(name, dims=(3,), place=PLACE, size=SIZE, scale=1.0, sform=1, qform=0, units=2, intent=0, unit=1.0,
          stimulators=(DIPOLES,), q_offset=None, text=b"dIdtmax=150.5;coilname=C1;stimulator=Stim X", integers=False):
    world = [[sum(row[i] * v[i] for i in range(3)) + row[3] for row in place]
             for v in ((x, y, z) for z in range(size[2]) for y in range(size[1]) for x in range(size[0]))]
    values = []
    for c in range(3):
        for dipoles in stimulators:
            values += [potential(p, dipoles)[c] * scale for p in world]
    values = values[:len(world) * math.prod(dims)] if math.prod(dims) != 3 * len(stimulators) else values
    header = bytearray(348)
    struct.pack_into("<i", header, 0, 348)
    struct.pack_into("<8h", header, 40, *([3 + len(dims), *size, *dims] + [1] * 7)[:8])
    struct.pack_into("<3h", header, 68, intent, 4 if integers else 16, 16 if integers else 32)
    spacing = [math.sqrt(sum((row[i] * unit) ** 2 for row in place)) for i in range(3)]
    struct.pack_into("<8f", header, 76, 1, *spacing, 1, 1, 1, 1)
    slope = 1e-9
    struct.pack_into("<3f", header, 108, 352, slope if integers else 1, 0)
    header[123] = units
    header[148:148 + len(text)] = text
    struct.pack_into("<2h", header, 252, qform, sform)
    offset = q_offset or [row[3] * unit for row in place]
    struct.pack_into("<6f", header, 256, 0, 0, 0, *offset)
    for i, row in enumerate(place):
        struct.pack_into("<4f", header, 280 + 16 * i, *(v * unit for v in row))
    header[344:348] = b"n+1\0"
    data = struct.pack("<%dh" % len(values), *(round(v / slope) for v in values)) if integers else \
        struct.pack("<%df" % len(values), *values)
    (FOLDER / (name + ".nii.gz")).write_bytes(gzip.compress(bytes(header) + bytes(4) + data, mtime=0))


def matrix(name, rows, key="matsimnibs_mm", **more):
    (FOLDER / (name + ".json")).write_text(json.dumps({key: rows, **more}))


def ccds():
    ccd("ordinary")
    ccd("crlf", end="\r\n")
    ccd("header_older", header="# number of elements", comment="#")
    ccd("header_latin", header="# Spule f\xfcr Tests;dIdtmax=150.5;coilname=C1")
    ccd("comment_count", count="5  # number of dipoles")
    ccd("comment_rows", row="{} {} {} {} {} {} # dipole")
    ccd("comment_between", count="5", comment="#", row="# next\n\n  {}\t{} {},{} {} {}  #")
    ccd("comment_end", tail="# end\n\n#\n")
    ccd("one_dipole", count="1", dipoles=DIPOLES[:1])
    ccd("warning_upside_down", dipoles=[(x, y, -z, *m) for x, y, z, *m in DIPOLES])
    ccd("warning_moments", dipoles=[(x, y, z, a * 1e6, b * 1e6, c * 1e6) for x, y, z, a, b, c in DIPOLES])
    ccd("refused_mm", scale=1)
    ccd("refused_small", scale=1e-6)
    ccd("refused_count", count="4")
    ccd("refused_no_count", count=None)
    ccd("refused_d_exponent", row="{} {} {} {} {} {}D0")
    ccd("refused_cut_by_comment", row="{} {} {} {} # {} {}")
    ccd("refused_nan", row="{} {} {} {} {} nan #{}")
    ccd("rate_per_second", header="# coil;dIdtmax=150500000;coilname=C1")


def tcds():
    tcd("type1", [element(1, DIPOLES)])
    tcd("type1_packed", [element(1, DIPOLES, True)])
    tcd("type2", [element(2, LINES)])
    tcd("type2_packed", [element(2, LINES, True, elementCasing=0)], coilCasing=0, coilModels=[],
        selfIntersectionGroups=[[1, 2]])
    ranges = [{"initial": 12.5, "range": [0, 20]}, {"initial": 90.0, "range": [-180, 180]}]
    steps = [{"deformRange": 0, "type": "z"}, {"deformRange": 1, "type": "rot2p", "point1": [0, 0, 0], "point2": [1, 0, 0]}]
    tcd("deformed", [element(2, LINES, deformations=[1, 0])], deformList=steps, deformRangeList=ranges)
    grid = [[[potential((-50 + 10 * x, -50 + 10 * y, 10 + 10 * z)) for z in range(4)] for y in range(11)] for x in range(11)]
    sampled = {"type": 3, "data": [[[[float("%.5g" % v) for v in a] for a in row] for row in plane] for plane in grid],
               "affine": PLACE + [[0, 0, 0, 1]]}
    tcd("type3", [sampled], stimulatorList=None)
    two = [{"name": "Stim A", "maxdIdt": 1.5e8}, {"name": "Stim B", "maxdIdt": 1e8}]
    tcd("stimulators_two", [element(1, DIPOLES), element(2, LINES, stimulator=1)], stimulatorList=two)
    tcd("stimulators_unnamed", [element(1, DIPOLES), element(2, LINES, stimulator=1)], stimulatorList=None)
    tcd("warning_unknown", [element(1, DIPOLES, unit="m")], units="m")
    tcd("warning_wire", [element(2, [(*e[:3], *(v / 1000 for v in e[3:])) for e in LINES])])
    tcd("warning_upside_down", [element(2, [(x, y, 6, *v) for x, y, _, *v in LINES])])
    tcd("refused_m", [element(2, LINES, scale=1e-3)])
    tcd("refused_um", [element(2, LINES, scale=1e3)])
    tcd("refused_stimulator", [element(1, DIPOLES, stimulator=1)])
    tcd("refused_initial", [element(2, LINES, deformations=[0])], deformList=steps[:1],
        deformRangeList=[{"initial": 25, "range": [0, 20]}])
    tcd("refused_type", [element(4, LINES)])
    tcd("refused_pickle", [{"type": 3, "data": "gASV", "affine": PLACE + [[0, 0, 0, 1]]}])
    small = {**sampled, "affine": [[v / 1000 for v in row] for row in PLACE] + [[0, 0, 0, 1]]}
    tcd("refused_type3_m", [small])
    tcd("rate_per_us", [element(1, DIPOLES)], stimulatorList=[{"name": "Stim A", "maxdIdt": 150}])


def niftis():
    other = [tuple(e[:3]) + tuple(0.5 * v for v in e[3:]) for e in DIPOLES[:2]]
    nifti("x_y_z_3")
    nifti("x_y_z_1_3", (1, 3))
    nifti("x_y_z_3_1", (3, 1))
    nifti("stimulators", (2, 3), stimulators=(DIPOLES, other))
    nifti("flipped", place=[[-10, 0, 0, 50], [0, 10, 0, -50], [0, 0, -10, 80]])
    nifti("permuted", place=[[0, 0, 10, -50], [10, 0, 0, -50], [0, 10, 0, 10]], size=(11, 8, 11))
    nifti("qform_only", sform=0, qform=1)
    nifti("metres", units=1, unit=1e-3)
    nifti("scaled_integers", integers=True)
    nifti("warning_forms", qform=1, q_offset=[-50, -50, 40])
    nifti("warning_no_form", sform=0, qform=0)
    nifti("refused_m", unit=1e-3)
    nifti("refused_um", unit=1e3)
    nifti("refused_per_us", scale=1e6)
    nifti("refused_zero", scale=0)
    nifti("refused_labels", intent=1002)
    nifti("refused_x_y_z_6", (6,), stimulators=(DIPOLES, other))
    nifti("refused_x_y_z_3_2", (3, 2), stimulators=(DIPOLES, other))
    nifti("refused_plane", size=(11, 11, 1))
    nifti("cut_brain", size=(11, 11, 2))


def matrices():
    c, s = math.cos(0.5), math.sin(0.5)
    good = [[-c, s, 0, -30], [s, c, 0, 20], [0, 0, -1, 95], [0, 0, 0, 1]]
    matrix("ordinary", good, coil="C1", target=[0, 0, 60])
    matrix("single_precision", [[struct.unpack("<f", struct.pack("<f", v))[0] for v in row] for row in good])
    matrix("warning_two", good, matsimnibs=good)
    matrix("refused_key", good, "matsimnibs")
    matrix("refused_metres", [[*row[:3], row[3] / 1000] for row in good[:3]] + [good[3]])
    matrix("refused_um", [[*row[:3], row[3] * 1000] for row in good[:3]] + [good[3]])
    matrix("refused_transposed", [list(row) for row in zip(*good)])
    matrix("refused_mirror", [[-row[0], *row[1:]] for row in good[:3]] + [good[3]])
    matrix("refused_shear", [[good[0][0], good[0][1] + 0.2, *good[0][2:]]] + good[1:])
    matrix("refused_scaled", [[*(2 * v for v in row[:3]), row[3]] for row in good[:3]] + [good[3]])
    matrix("refused_list16", [v for row in good for v in row])
    matrix("refused_3x4", good[:3])


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    ccds()
    tcds()
    niftis()
    matrices()
