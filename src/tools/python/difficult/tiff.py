"""Writes small TIFF files of the kinds that ImageJ, tifffile and OME's programs write, see the README.md beside them.

    python3 src/tools/python/difficult/tiff.py

Writes into src/test/resources/difficult/tiff; Python's standard library is enough, and the same files result each time.
Every file whose name does not begin with "refused_" or "labels_" holds the E-field E(x) = A x + b (V/m; x in mm in the
world) at its voxel centres: three channels along the world axes for each slice. DifficultTiffFilesTest compares with that
formula. The layout is that of TIFF 6.0; calibration and metadata are those of ImageJ (ij.io.FileSaver, ij.io.TiffEncoder).
"""

import struct
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[4] / "src/test/resources/difficult/tiff"
A = [[0.010, -0.020, 0.005], [0.004, 0.010, -0.010], [-0.006, 0.003, 0.012]]
B = [0.5, -0.3, 0.8]
SIZE = (5, 4, 3)
SPACING = (4, 5, 6)
ORIGIN = (3, -1.5, 2)


def planes(spacing=SPACING, origin=ORIGIN, affine=None):
    """Planes of the field, channels fastest; the origin is the voxel at 0,0,0 mm."""
    result = []
    for z in range(SIZE[2]):
        for c in range(3):
            plane = []
            for y in range(SIZE[1]):
                for x in range(SIZE[0]):
                    if affine:
                        p = [sum(row[i] * v for i, v in enumerate((x, y, z))) + row[3] for row in affine]
                    else:
                        p = [(v - o) * d for v, o, d in zip((x, y, z), origin, spacing)]
                    plane.append(sum(a * q for a, q in zip(A[c], p)) + B[c])
            result.append(plane)
    return result


def imagej(version="1.54p", unit="mm", spacing=6, origin=ORIGIN, channels=3, slices=3, frames=1, images=9, more=()):
    lines = [f"ImageJ={version}", f"images={images}", f"channels={channels}", f"slices={slices}"]
    lines += [f"frames={frames}"] if frames > 1 else []
    lines += ["hyperstack=true", "mode=composite"]
    lines += [f"unit={unit}"] if unit else []
    lines += [f"spacing={spacing}"] if spacing is not None else []
    lines += ["loop=false"]
    lines += [f"{axis}origin={o}" for axis, o in zip("xyz", origin or ())]
    return "\n".join([*lines, *more, ""]).encode("latin-1")


def rational(value):
    f = Fraction(value).limit_denominator(1000000)
    return f.numerator, f.denominator


def metadata(properties, order):
    """ImageJ's metadata block with properties: byte counts and content."""
    parts = [text.encode("utf-16-be" if order == ">" else "utf-16-le") for pair in properties for text in pair]
    head = struct.pack(order + "III", 0x494A494A, 0x70726F70, len(parts))
    return [len(head), *map(len, parts)], head + b"".join(parts)


def tiff(pixels, description=b"", order="<", kind="f", pixel=SPACING[:2], resolution_unit=1, orientation=None,
         directories=False, properties=(), photometric=1, samples=1):
    """A file with one directory for all planes, as ImageJ writes it, or with one per plane."""
    flat = [struct.pack(order + f"{len(plane)}{kind}", *plane) for plane in pixels]
    bits = struct.calcsize(kind) * 8
    out = bytearray((b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 0))
    offsets = []
    for plane in flat:
        offsets.append(len(out))
        out += plane
    pointer = 4
    for i in range(len(flat) if directories else 1):
        tags = [(254, 4, [0]), (256, 4, [SIZE[0]]), (257, 4, [SIZE[1]]), (258, 3, [bits] * samples), (259, 3, [1]),
                (262, 3, [photometric]), (273, 4, [offsets[i]]), (277, 3, [samples]), (278, 3, [SIZE[1]]),
                (279, 4, [len(flat[i])]), (339, 3, [3 if kind == "f" else 1])]
        if i == 0 and description:
            tags.append((270, 2, description + b"\0"))
        if orientation:
            tags.append((274, 3, [orientation]))
        if pixel:
            tags += [(282, 5, rational(Fraction(1) / Fraction(pixel[0]))),
                     (283, 5, rational(Fraction(1) / Fraction(pixel[1]))), (296, 3, [resolution_unit])]
        if i == 0 and properties:
            counts, content = metadata(properties, order)
            tags += [(50838, 4, counts), (50839, 1, content)]
        entries = []
        for tag, kind_code, values in sorted(tags):
            letter = {1: "B", 2: "B", 3: "H", 4: "I", 5: "I"}[kind_code]
            data = struct.pack(order + f"{len(values)}{letter}", *values)
            count = len(values) // 2 if kind_code == 5 else len(values)
            if len(data) > 4:
                at = len(out)
                out += data + b"\0" * (len(data) % 2)
                data = struct.pack(order + "I", at)
            entries.append(struct.pack(order + "HHI", tag, kind_code, count) + data.ljust(4, b"\0"))
        struct.pack_into(order + "I", out, pointer, len(out))
        out += struct.pack(order + "H", len(entries)) + b"".join(entries)
        pointer = len(out)
        out += b"\0\0\0\0"
    return bytes(out)


def save(name, content):
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_bytes(content)


def good_fields():
    e = planes()
    save("mm.tif", tiff(e, imagej()))
    save("big_endian.tif", tiff(e, imagej(), order=">"))
    for name, unit in (("um", "um"), ("micro_sign_escaped", "\\u00B5m"), ("micron", "micron")):
        save(f"{name}.tif", tiff(e, imagej(unit=unit, spacing=6000), pixel=(4000, 5000)))
    save("cm.tif", tiff(e, imagej(unit="cm", spacing=0.6), pixel=("0.4", "0.5")))
    save("metres.tif", tiff(e, imagej(unit="m", spacing=0.006), pixel=("0.004", "0.005")))
    save("spacing_negative.tif", tiff(e, imagej(spacing=-6)))
    save("zunit_yunit.tif", tiff(e, imagej(spacing=6000, more=("yunit=cm", "zunit=um")), pixel=(4, "0.5")))
    save("spacing_omitted.tif", tiff(planes((4, 5, 1)), imagej(spacing=None)))
    save("directories.tif", tiff(e, imagej(), directories=True))
    save("orientation_normal.tif", tiff(e, imagej(), directories=True, orientation=1))
    affine = [[0, 0, 6, -12], [-4, 0, 0, 50], [0, -5, 0, 40]]
    rows = " ".join(str(float(v)) for row in affine for v in row)
    stored = [("tms.affine", rows), ("tms.size", "5 4 3"), ("tms.didt", "2.0")]
    for order, name in (("<", "affine_little_endian"), (">", "affine_big_endian")):
        save(f"{name}.tif", tiff(planes(affine=affine), imagej(origin=None), order=order, properties=stored))
    notes = "".join(f'<M K="{key}">{value}</M>' for key, value in stored)
    save("affine.ome.tif", tiff(planes(affine=affine), ome(notes), directories=True, pixel=None))


def ome(notes):
    return ('<?xml version="1.0" encoding="UTF-8"?><OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06">'
            '<Image ID="Image:0"><Pixels ID="Pixels:0" DimensionOrder="XYCZT" Type="float" SizeX="5" SizeY="4" SizeC="3" '
            'SizeZ="3" SizeT="1" PhysicalSizeX="4" PhysicalSizeXUnit="mm" PhysicalSizeY="5" PhysicalSizeYUnit="mm" '
            'PhysicalSizeZ="6" PhysicalSizeZUnit="mm"><TiffData/></Pixels></Image><StructuredAnnotations><MapAnnotation '
            f'ID="Annotation:0"><Value>{notes}</Value></MapAnnotation></StructuredAnnotations></OME>').encode()


def fields_with_warnings():
    save("warned_no_origin.tif", tiff(planes(origin=(0, 0, 0)), imagej(origin=None)))
    save("warned_tifffile_without_spacing.tif", tiff(planes((4, 5, 1)), imagej("1.11a", spacing=None)))


def refused_files():
    e = planes()
    save("refused_inch.tif", tiff(e, imagej(unit="inch")))
    save("refused_pixel.tif", tiff(e, imagej(unit="")))
    save("refused_frames.tif", tiff(e, imagej(channels=1, frames=3)))
    save("refused_nine_channels.tif", tiff(e, imagej(channels=9, slices=1)))
    save("refused_slices_only.tif", tiff(e, imagej(channels=1, slices=9)))
    save("refused_no_calibration.tif", tiff(e, directories=True, pixel=None))
    save("refused_inverted_y.tif", tiff(e, imagej(more=("inverty=true",))))
    save("refused_orientation.tif", tiff(e, imagej(), orientation=3))
    save("refused_16_bits.tif", tiff([[round(1000 + 100 * v) for v in p] for p in e], imagej(), kind="H"))
    save("refused_rgb.tif", tiff([[7] * 60] * 3, imagej(channels=1, images=3), kind="B", photometric=2, samples=3))
    save("refused_micrometres_as_mm.tif", tiff(e, imagej(spacing=6000), pixel=(4000, 5000)))
    save("refused_slices_of_micrometres.tif", tiff(e, imagej(spacing="0.006")))
    save("refused_metres_as_mm.tif", tiff(e, imagej(spacing="0.006"), pixel=("0.004", "0.005")))
    save("refused_affine_of_another_size.tif",
         tiff(e, imagej(), properties=[("tms.affine", "4 0 0 0 0 5 0 0 0 0 6 0"), ("tms.size", "9 4 3")]))
    save("refused_truncated.tif", tiff(e, imagej())[:900])
    save("refused_other_program.ome.tif", tiff(e, ome(""), directories=True, pixel=None))
    flat = ome("").replace(b' PhysicalSizeZ="6" PhysicalSizeZUnit="mm"', b"")
    save("refused_no_distance.ome.tif", tiff(e, flat, directories=True, pixel=None))


def labels():
    n = [[(x + y + z) % 6 for y in range(SIZE[1]) for x in range(SIZE[0])] for z in range(SIZE[2])]
    one = imagej(channels=1, images=3)
    save("labels_8_bits.tif", tiff(n, one, kind="B"))
    save("labels_16_bits_big_endian.tif", tiff(n, one, kind="H", order=">"))
    save("labels_32_bits_scaled.tif", tiff([[v * 1.002 for v in p] for p in n], one))
    save("labels_refused_cm_without_slices.tif", tiff(n, directories=True, kind="B", pixel=("0.4", "0.5"),
                                                      resolution_unit=3))


good_fields()
fields_with_warnings()
refused_files()
labels()
