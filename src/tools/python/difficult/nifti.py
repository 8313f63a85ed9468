"""Writes small NIfTI files of the kinds that programs write and that readers got wrong, see the README.md beside them.

    python3 src/tools/python/difficult/nifti.py

Writes into src/test/resources/difficult/nifti; Python's standard library is enough, and the same files result each time.
Every E-field file whose name does not begin with "refused_" holds E(x) = A x + b (V/m; x in mm in the world) at its voxel
centres, whatever the axes, type, scaling and unit of the file; DifficultNiftiFilesTest compares with that formula. Files
named labels_ and mask_ hold the sum of the voxel indices modulo 6, in the forms that the names say.
The layout of the headers is that of nifti1.h and nifti2.h (nifti.nimh.nih.gov).
"""

import gzip
import math
import struct
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[4] / "src/test/resources/difficult/nifti"
A = [[0.010, -0.020, 0.005], [0.004, 0.010, -0.010], [-0.006, 0.003, 0.012]]
B = [0.5, -0.3, 0.8]
SIZE = (5, 4, 3)
RAS = [[4, 0, 0, -12], [0, 5, 0, 7], [0, 0, 6, 20]]
TYPES = {"uint8": (2, "B"), "int16": (4, "h"), "int32": (8, "i"), "float32": (16, "f"), "float64": (64, "d"),
         "uint16": (512, "H")}


def voxels(size=SIZE):
    return [(x, y, z) for z in range(size[2]) for y in range(size[1]) for x in range(size[0])]


def place(affine, voxel):
    return [sum(row[i] * voxel[i] for i in range(3)) + row[3] for row in affine]


def field(x):
    return [sum(row[i] * x[i] for i in range(3)) + c for row, c in zip(A, B)]


def vectors(affine, size=SIZE):
    """The components of the field, x slowest, as NIfTI stores them."""
    e = [field(place(affine, v)) for v in voxels(size)]
    return [v[c] for c in range(3) for v in e]


def spacings(affine):
    return [math.sqrt(sum(row[i] ** 2 for row in affine)) for i in range(3)]


def quaternion(affine):
    """b, c, d, qfac of an affine whose columns are orthogonal (Shepperd 1978)."""
    d = spacings(affine)
    m = [[row[i] / d[i] for i in range(3)] for row in affine]
    det = (m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
           + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]))
    qfac = -1 if det < 0 else 1
    for row in m:
        row[2] *= qfac
    squares = [1 + m[0][0] + m[1][1] + m[2][2], 1 + m[0][0] - m[1][1] - m[2][2], 1 - m[0][0] + m[1][1] - m[2][2],
               1 - m[0][0] - m[1][1] + m[2][2]]
    k = max(range(4), key=lambda i: squares[i])
    pairs = {(0, 1): m[2][1] - m[1][2], (0, 2): m[0][2] - m[2][0], (0, 3): m[1][0] - m[0][1],
             (1, 2): m[0][1] + m[1][0], (1, 3): m[2][0] + m[0][2], (2, 3): m[1][2] + m[2][1]}
    q = [squares[i] if i == k else pairs[tuple(sorted((i, k)))] for i in range(4)]
    q = [v / 2 / math.sqrt(squares[k]) for v in q]
    if q[0] < 0:
        q = [-v for v in q]
    return q[1:], qfac


def nifti(values, affine=RAS, dim=None, kind="float32", version=1, order="<", sform=2, srow=None, qform=0, qaffine=None,
          quatern=None, pixdim=None, scaling=(1, 0), units=2, intent=0, descrip=b"", extensions=(), magic=None,
          time=(0, 0), datatype=None):
    """A header and its values. The scaling is applied to the values as a reader undoes it."""
    dim = dim or (4, *SIZE, 3)
    dims = list(dim) + [1] * (8 - len(dim))
    code, letter = TYPES[kind]
    code = datatype or code
    pixdim = pixdim or spacings(affine)
    bcd, qfac = quaternion(qaffine or affine) if qform else ((0, 0, 0), 1)
    bcd = quatern or bcd
    origin = [row[3] for row in (qaffine or affine)] if qform else (0, 0, 0)
    rows = srow if srow is not None else (affine if sform else [[0] * 4] * 3)
    pixdims = [qfac, *pixdim, time[0], 0, 0, 0]
    slope, inter = scaling
    bits = struct.calcsize(letter) * 8
    ext = b"\1\0\0\0" + b"".join(extensions) if extensions else b"\0\0\0\0"
    flat = [v for row in rows for v in row]
    length = 540 if version == 2 else 348
    offset = 0 if magic in (b"ni1\0",) else length + len(ext)
    if version == 1:
        head = struct.pack(order + "i10s18sihcB8h3f4h8f3fhcB4f2i80s24s2h3f3f12f16s4s", 348, b"", b"", 0, 0, b"r", 0,
                           *dims, 0, 0, 0, intent, code, bits, 0, *pixdims, offset, slope, inter, 0, b"\0", units, 0, 0, 0,
                           time[1], 0, 0, descrip, b"", qform, sform, *bcd, *origin, *flat, b"", magic or b"n+1\0")
    else:
        head = struct.pack(order + "i8shh8q3d8dqdd4d2q80s24s2i3d3d12diii16sB15s", 540, b"n+2\0\r\n\x1a\n", code, bits,
                           *dims, 0, 0, 0, *pixdims, offset, slope, inter, 0, 0, 0, time[1], 0, 0, descrip, b"", qform,
                           sform, *bcd, *origin, *flat, 0, units, intent, b"", 0, b"")
    assert len(head) == length, len(head)
    if letter in "fd":
        data = struct.pack(order + f"{len(values)}{letter}", *values)
    else:
        stored = values if slope != slope or slope == 0 else [round((v - inter) / slope) for v in values]
        data = struct.pack(order + f"{len(stored)}{letter}", *stored)
    return head + ("" if magic == b"ni1\0" else ext.decode("latin-1")).encode("latin-1") + data


def extension(ecode, text):
    size = (8 + len(text) + 15) // 16 * 16
    return struct.pack("<ii", size, ecode) + text.ljust(size - 8, b"\0")


def save(name, content):
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_bytes(content)


def packed(content):
    return gzip.compress(content, mtime=0)


def rotated(degrees, axis, spacing=(4, 5, 6), origin=(-12, 7, 20)):
    """An affine rotated about an axis (Rodrigues)."""
    n = math.sqrt(sum(v * v for v in axis))
    x, y, z = (v / n for v in axis)
    s, c = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    r = [[c + x * x * (1 - c), x * y * (1 - c) - z * s, x * z * (1 - c) + y * s],
         [y * x * (1 - c) + z * s, c + y * y * (1 - c), y * z * (1 - c) - x * s],
         [z * x * (1 - c) - y * s, z * y * (1 - c) + x * s, c + z * z * (1 - c)]]
    return [[r[i][k] * spacing[k] for k in range(3)] + [origin[i]] for i in range(3)]


def scaled(affine, factor):
    return [[v * factor for v in row] for row in affine]


LAS = [[-4, 0, 0, 30], [0, 5, 0, 7], [0, 0, 6, 20]]
PIR = [[0, 0, 6, -12], [-4, 0, 0, 50], [0, -5, 0, 40]]
OBLIQUE = rotated(33, (1, 2, -1))
SHEARED = [[4, 1, 0, -12], [0.5, 5, 0.3, 7], [0, -0.4, 6, 20]]
SHIFTED = [[4, 0, 0, 3], [0, 5, 0, 7], [0, 0, 6, 20]]
IDENTITY = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]
FIRST_AT_ORIGIN = [[4, 0, 0, 0], [0, 5, 0, 0], [0, 0, 6, 0]]


def good_fields():
    e = vectors(RAS)
    save("base.nii", nifti(e))
    save("base.nii.gz", packed(nifti(e)))
    save("permuted_axes.nii.gz", packed(nifti(vectors(PIR), PIR)))
    save("sheared.nii.gz", packed(nifti(vectors(SHEARED), SHEARED)))
    save("five_dimensions_1_3.nii.gz", packed(nifti(e, dim=(5, *SIZE, 1, 3), intent=1007)))
    save("five_dimensions_3_1.nii.gz", packed(nifti(e, dim=(5, *SIZE, 3, 1))))
    save("seven_dimensions.nii.gz", packed(nifti(e, dim=(7, *SIZE, 3, 1, 1, 1))))
    save("unused_dimensions_zero.nii.gz", packed(nifti(e, dim=(4, *SIZE, 3, 0, 0, 0))))
    save("qform_only_las.nii.gz", packed(nifti(vectors(LAS), LAS, sform=0, qform=1)))
    save("qform_only_oblique.nii.gz", packed(nifti(vectors(OBLIQUE), OBLIQUE, sform=0, qform=1)))
    half = rotated(180, (1, 1, 0))
    save("qform_only_half_turn.nii.gz", packed(nifti(vectors(half), half, sform=0, qform=1)))
    save("qform_only_pir.nii.gz", packed(nifti(vectors(PIR), PIR, sform=0, qform=1)))
    for version in (1, 2):
        for name, order in (("little", "<"), ("big", ">")):
            save(f"nifti{version}_{name}_endian_qform.nii.gz",
                 packed(nifti(vectors(OBLIQUE), OBLIQUE, sform=0, qform=1, version=version, order=order)))
    save("nifti2_sform.nii", nifti(vectors(SHEARED), SHEARED, version=2))
    save("sform_zero_without_code.nii.gz", packed(nifti(vectors(OBLIQUE), OBLIQUE, sform=0, qform=1)))
    save("sform_identity_without_code.nii.gz",
         packed(nifti(vectors(OBLIQUE), OBLIQUE, sform=0, srow=IDENTITY, qform=1)))
    save("sform_and_qform_agree.nii.gz", packed(nifti(vectors(OBLIQUE), OBLIQUE, qform=1, sform=1)))
    save("mirrored.nii.gz", packed(nifti(vectors(LAS), LAS, qform=2)))
    save("sform_rounded.nii.gz", packed(nifti(vectors(RAS), RAS, qform=1, qaffine=rotated(0.002, (0, 0, 1)))))
    save("int16_scaled.nii.gz", packed(nifti(e, kind="int16", scaling=(6e-5, 0.4))))
    save("float64.nii.gz", packed(nifti(e, kind="float64")))
    save("slope_nan.nii.gz", packed(nifti(e, scaling=(math.nan, math.nan))))
    save("slope_zero.nii.gz", packed(nifti(e, scaling=(0, 7))))
    save("big_endian.nii.gz", packed(nifti(e, order=">")))
    save("micrometres.nii.gz", packed(nifti(e, scaled(RAS, 1000), units=3)))
    save("metres.nii.gz", packed(nifti(e, scaled(RAS, 0.001), units=1)))
    save("unit_unknown.nii.gz", packed(nifti(e, units=0)))
    save("extensions.nii.gz", packed(nifti(e, extensions=[extension(4, b"<AFNI/>"), extension(6, b"any text" * 9)])))
    whole = nifti(e)
    save("several_gzip_members.nii.gz", packed(whole[:300]) + packed(whole[300:500]) + packed(whole[500:]))
    save("not_compressed.nii.gz", whole)
    pair = nifti(e, magic=b"ni1\0")
    save("pair.hdr", pair[:348])
    save("pair.img", pair[348:])
    save("time_unit_of_merged_volumes.nii.gz", packed(nifti(e, units=10, time=(1, 0))))
    save("rate_of_2_A_per_us.nii.gz", packed(nifti(e, descrip=b"E-field, V/m at 2 A/us")))
    gaps = list(e)
    for c in range(3):
        gaps[7 + c * 60], gaps[8 + c * 60], gaps[9 + c * 60] = math.nan, math.inf, 0
    save("outside_nan_inf_zero.nii.gz", packed(nifti(gaps)))


def fields_with_warnings():
    e = vectors(RAS)
    save("warned_sform_qform_differ.nii.gz", packed(nifti(e, qform=1, qaffine=SHIFTED)))
    save("warned_sform_identity.nii.gz",
         packed(nifti(vectors(IDENTITY), IDENTITY, sform=1, qform=1, qaffine=RAS, pixdim=(4, 5, 6))))
    save("warned_no_codes.nii.gz",
         packed(nifti(vectors(FIRST_AT_ORIGIN), FIRST_AT_ORIGIN, sform=0, srow=RAS, pixdim=(4, 5, 6))))
    save("warned_pixdim.nii.gz", packed(nifti(e, pixdim=(2, 2, 2))))
    save("warned_qform_invalid.nii.gz", packed(nifti(e, qform=1, quatern=(0.9, 0.9, 0.9))))
    mixed = [v if i % 60 > 19 else 0 for i, v in enumerate(e)]
    save("warned_zeros_scaled.nii.gz", packed(nifti(mixed, kind="int16", scaling=(1e-4, 0.49994))))
    save("warned_time_series.nii.gz", packed(nifti(e, units=10, time=(2.5, 0))))


def refused_fields():
    e = vectors(RAS)
    save("refused_inter_nan.nii.gz", packed(nifti(e, scaling=(1, math.nan))))
    save("refused_sform_zero.nii.gz", packed(nifti(e, sform=1, srow=[[0] * 4] * 3)))
    save("refused_truncated.nii.gz", packed(nifti(e))[:-300])
    save("refused_qform_invalid.nii.gz", packed(nifti(e, sform=0, qform=1, quatern=(0.9, 0.9, 0.9))))
    save("refused_rgb.nii.gz", packed(nifti([0] * 180, dim=(3, *SIZE), kind="uint8", datatype=128)))
    save("refused_complex.nii.gz", packed(nifti(e + e, datatype=32)))
    save("refused_displacements.nii.gz", packed(nifti(e, dim=(5, *SIZE, 1, 3), intent=1006)))
    save("refused_statistic.nii.gz", packed(nifti(e, intent=3)))
    save("refused_unit.nii.gz", packed(nifti(e, units=5)))
    save("refused_metres_as_mm.nii.gz", packed(nifti(e, scaled(RAS, 0.001))))
    save("refused_micrometres_as_mm.nii.gz", packed(nifti(e, scaled(RAS, 1000))))
    save("refused_slices_of_micrometres.nii.gz", packed(nifti(e, [[4, 0, 0, 0], [0, 5, 0, 0], [0, 0, 0.006, 0]])))
    save("refused_tensor.nii.gz", packed(nifti(e + e, dim=(4, *SIZE, 6))))
    save("refused_components_first.nii.gz", packed(nifti(e[:-60] * 2, dim=(4, 3, 5, 4, 4))))
    save("refused_zero.nii.gz", packed(nifti([0] * 180)))
    save("refused_nan.nii.gz", packed(nifti([math.nan] * 180)))
    save("refused_analyze.hdr", nifti(e, magic=b"\1\0\0\0")[:348])


def labels():
    n = [sum(v) % 6 for v in voxels()]
    three = (3, *SIZE)
    save("labels_uint8.nii.gz", packed(nifti(n, dim=three, kind="uint8")))
    save("labels_float64.nii.gz", packed(nifti(n, dim=three, kind="float64")))
    # as nibabel scales labels from 0 to 10: their range becomes that of the integers
    save("labels_scaled_int16.nii.gz",
         packed(nifti(n, dim=three, kind="int16", scaling=(10 / 65535, 10 / 65535 * 32768))))
    save("labels_scaled_uint8.nii.gz", packed(nifti([v * 0.9961 for v in n], dim=three, kind="uint8",
                                                    scaling=(5 / 255, 0))))
    save("labels_nan_outside.nii.gz", packed(nifti([v or math.nan for v in n], dim=three)))
    save("labels_refused_interpolated.nii.gz", packed(nifti([v + 0.3 * (v == 2) for v in n], dim=three)))
    save("labels_refused_aparc.nii.gz", packed(nifti([1000 + v for v in n], dim=three, kind="int16")))
    save("labels_refused_aseg.nii.gz",
         packed(nifti([(0, 2, 3, 41, 42, 16)[v] for v in n], dim=three, kind="uint8")))
    save("labels_refused_negative.nii.gz", packed(nifti([v - 1 for v in n], dim=three, kind="int16")))
    save("mask_uint8.nii.gz", packed(nifti([v == 5 for v in n], dim=three, kind="uint8")))
    save("mask_scaled_background.nii.gz", packed(nifti([1.0019 if v == 5 else 0.0019 for v in n], dim=three)))
    save("mask_nan_outside.nii.gz", packed(nifti([1 if v == 5 else math.nan for v in n], dim=three)))
    save("mask_statistic.nii.gz", packed(nifti([3.4 if v == 5 else 0 for v in n], dim=three)))
    save("mask_probabilities.nii.gz", packed(nifti([v / 5 for v in n], dim=three)))


def spaces():
    """Two files of one voxel grid, in scanner and in MNI space."""
    save("space_scanner.nii.gz", packed(nifti(vectors(RAS), sform=1)))
    save("space_mni.nii.gz", packed(nifti([1] * 60, dim=(3, *SIZE), kind="uint8", sform=4)))


good_fields()
fields_with_warnings()
refused_fields()
labels()
spaces()
