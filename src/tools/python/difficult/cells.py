"""Writes small SWC and ASC files of the kinds that laboratories have and that readers got wrong, see the README.md beside them.

    python3 src/tools/python/difficult/cells.py

Writes into src/test/resources/difficult/cells; Python's standard library is enough, and the same files result each time.

All files hold the same neuron, in um, with +y to the pia, unless their names say otherwise:
  soma    a sphere of radius 8 at the origin, so of area 256 pi
  axon    from (0, -8) 210 down, then two branches of length 100 each
  basal   from (8, 0) 100 obliquely down, in the direction (3, -4) / 5
  apical  from (0, 8) 300 up, then two branches of length 100 each
DifficultCellsFilesTest compares with these lengths. Paths have a point every 20 um and taper, because real ones do.
"""

import math
import zipfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[4] / "src/test/resources/difficult/cells"
SOMA, AXON, BASAL, APICAL = 1, 2, 3, 4
R = 8


def path(start, end, d0, d1, step=20):
    """Points (x, y, z, diameter) from start, exclusive, to end."""
    n = round(math.dist(start, end) / step)
    return [tuple(a + (b - a) * i / n for a, b in zip(start + (d0,), end + (d1,))) for i in range(1, n + 1)]


# trees: type, first point, stem, two branches (or none)
def trees():
    return [
        (AXON, (0, -8, 0, 1.2), path((0, -8, 0), (0, -218, 0), 1.2, 0.8),
         [path((0, -218, 0), (60, -298, 0), 0.8, 0.5), path((0, -218, 0), (-60, -298, 0), 0.8, 0.5)]),
        (BASAL, (8, 0, 0, 1.5), path((8, 0, 0), (68, -80, 0), 1.5, 0.6), []),
        (APICAL, (0, 8, 0, 3), path((0, 8, 0), (0, 308, 0), 3, 2),
         [path((0, 308, 0), (60, 388, 0), 2, 1), path((0, 308, 0), (-60, 388, 0), 2, 1)])]


def rows(soma=((0, 0, 0, R, -1),)):
    """Rows [id, type, x, y, z, radius, parent]; soma: x, y, z, radius, parent."""
    out = [[i + 1, SOMA, *s] for i, s in enumerate(soma)]
    for kind, first, stem, branches in trees():
        last = 1
        for x, y, z, d in [first] + stem:
            out.append([len(out) + 1, kind, x, y, z, d / 2, last])
            last = len(out)
        fork = last
        for branch in branches:
            last = fork
            for x, y, z, d in branch:
                out.append([len(out) + 1, kind, x, y, z, d / 2, last])
                last = len(out)
    return out


def number(v):
    return f"{v:.6g}"


def lines(table, sep=" "):
    return [sep.join([str(r[0]), str(r[1])] + [number(v) for v in r[2:6]] + [str(r[6])]) for r in table]


def swc(name, table=None, head="", end="\n", sep=" ", encoding="utf-8"):
    text = head + "".join(line + "\n" for line in lines(table or rows(), sep))
    (FOLDER / name).write_bytes(text.replace("\n", end).encode(encoding))


def mapped(f, table=None):
    """The rows with their points (x, y, z, radius) mapped."""
    return [r[:2] + list(f(*r[2:6])) + r[6:] for r in table or rows()]


def typed(change, table=None):
    return [r[:1] + [change.get(r[1], r[1])] + r[2:] for r in table or rows()]


def circle(n=24):
    return [(R * math.cos(2 * math.pi * i / n), R * math.sin(2 * math.pi * i / n)) for i in range(n)]


def header(**fields):
    names = ("ORIGINAL_SOURCE", "CREATURE", "REGION", "FIELD/LAYER", "TYPE", "CONTRIBUTOR", "REFERENCE", "RAW", "EXTRAS",
             "SOMA_AREA", "SHRINKAGE_CORRECTION", "VERSION_NUMBER", "VERSION_DATE", "SCALE")
    return "".join(f"# {n} {fields.get(n, '')}\n" for n in names)


def swc_files():
    swc("plain.swc")
    # somas
    swc("soma_three_points.swc", rows(((0, 0, 0, R, -1), (0, -R, 0, R, 1), (0, R, 0, R, 1))))
    swc("soma_two_points.swc", rows(((0, -R, 0, R, -1), (0, R, 0, R, 1))))
    swc("soma_chain.swc", rows(tuple((0, y, 0, R, i if i else -1) for i, y in enumerate((-8, -4, 0, 4, 8)))))
    swc("soma_outline.swc", rows(tuple((x, y, 0, 0.5, i if i else -1) for i, (x, y) in enumerate(circle()))))
    # text
    swc("latin1.swc", head="# Zellk\u00f6rper, Einheit \u00b5m\n", encoding="latin-1")
    swc("bom.swc", head="\ufeff# id type x y z radius parent\n")
    swc("crlf.swc", head="# from Windows\n", end="\r\n")
    swc("cr.swc", head="# from an old Macintosh\n", end="\r")
    swc("tabs.swc", sep="\t")
    (FOLDER / "spaces_and_inline_comments.swc").write_text(
        "\n\n  " + "   # a point\n\n  ".join(lines(rows(), "  ")), encoding="utf-8", newline="")
    (FOLDER / "float_ids.swc").write_text("".join(
        " ".join([f"{r[0]}.0", f"{r[1]}.0"] + [number(v) for v in r[2:6]] + [f"{r[6]}.0"]) + "\n" for r in rows()),
        encoding="utf-8", newline="")
    # order
    swc("children_first.swc", rows()[::-1])
    table = rows()
    swc("soma_last.swc", table[1:] + table[:1])
    table = rows()
    end = next(r[0] for r in table if r[1] == BASAL and r[3] == -80)
    swc("axon_on_dendrite.swc", [r[:2] + [r[2] + 68, r[3] - 72] + r[4:6] + [end if r[6] == 1 else r[6]]
                                 if r[1] == AXON else r for r in table])
    # headers
    swc("header_ordinary.swc", head=header(ORIGINAL_SOURCE="cells.py", SHRINKAGE_CORRECTION="1.0 1.0 1.0",
        SCALE="1.0 1.0 1.0").replace("SHRINKAGE", "SHINKAGE") + "# OFFSET 12.5 8.0 3.0\n# id,type,x,y,z,r,pid\n")
    swc("header_micrometres.swc", head='# Meta: {"name": "cell", "units": "1 micrometer"}\n# All positions and radii in um\n')
    swc("header_scale.swc", head=header(SCALE="0.5 0.5 1.0"))
    swc("header_shrinkage.swc", head=header(SHRINKAGE_CORRECTION="1.33 1.33 2.2"))
    swc("refused_header_nm.swc", head='# Meta: {"name": "cell", "units": "1 nanometer"}\n')
    swc("refused_header_pixels.swc", head="# All positions and radii in pixels\n")
    swc("refused_header_order.swc", head="# id,x,y,z,radius,type,parent\n")
    swc("refused_header_diameter.swc", head="# n T x y z diameter parent\n")
    # place and orientation
    swc("far_from_origin.swc", mapped(lambda x, y, z, r: (x + 2048, y - 4096, z + 512, r)))
    swc("tilted_30.swc", mapped(lambda x, y, z, r: turned(x, y, z, 30) + (r,)))
    swc("tilted_60.swc", mapped(lambda x, y, z, r: turned(x, y, z, 60) + (r,)))
    swc("down.swc", mapped(lambda x, y, z, r: (x, -y, -z, r)))
    swc("pia_along_x.swc", mapped(lambda x, y, z, r: (y, -x, z, r)))
    swc("pia_along_z.swc", mapped(lambda x, y, z, r: (x, -z, y, r)))
    swc("no_apical.swc", [r for r in rows() if r[1] != APICAL])
    swc("apical_as_basal.swc", typed({APICAL: BASAL}))
    swc("apical_as_basal_down.swc", typed({APICAL: BASAL}, mapped(lambda x, y, z, r: (x, -y, -z, r))))
    swc("soma_elsewhere.swc", [r[:2] + [r[2] + 1000] + r[3:] if r[1] == SOMA else r for r in rows()])
    # sizes
    swc("radii_constant.swc", mapped(lambda x, y, z, r: (x, y, z, R if r == R else 0.5)))
    swc("soma_small.swc", mapped(lambda x, y, z, r: (x, y, z, min(r, 1.0))))
    for unit, factor in ("millimetres", 1e-3), ("metres", 1e-6), ("nanometres", 1e3), ("voxels", 40):
        swc(f"refused_{unit}.swc", mapped(lambda x, y, z, r: tuple(v * factor for v in (x, y, z, r))))
    swc("refused_radii_nm.swc", mapped(lambda x, y, z, r: (x, y, z, 1000 * r)))
    swc("refused_radii_mm.swc", mapped(lambda x, y, z, r: (x, y, z, r / 1000)))
    swc("refused_thick.swc", mapped(lambda x, y, z, r: (x, y, z, 40 if r == 1.5 else r)))
    # tables
    for kind in 0, 5, 6, 7:
        swc(f"refused_type_{kind}.swc", [r[:1] + [kind if r[0] == 3 else r[1]] + r[2:] for r in rows()])
    swc("refused_zero_radius.swc", [r[:5] + [0 if r[0] == 3 else r[5]] + r[6:] for r in rows()])
    swc("refused_negative_radius.swc", [r[:5] + [-1 if r[0] == 3 else r[5]] + r[6:] for r in rows()])
    swc("refused_two_roots.swc", [r[:6] + [-1 if r[0] == 3 else r[6]] for r in rows()])
    swc("refused_commas.swc", sep=",")
    swc("refused_no_axon.swc", [r for r in rows() if r[1] != AXON])
    swc("refused_utf16.swc", encoding="utf-16")
    swc("refused_cycle.swc", [r[:6] + [4 if r[0] == 3 else r[6]] for r in rows()])
    swc("refused_soma_on_neurite.swc", rows() + [[999, SOMA, 0, -50, 0, 1, 4]])


def turned(x, y, z, degrees):
    """Turned about z, counter-clockwise."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return c * x - s * y, s * x + c * y, z


LABEL = {AXON: "(Axon)", BASAL: "(Dendrite)", APICAL: "(Apical)"}
OUTLINE = "".join(f"  ({x:10.4f} {y:10.4f}   0.00 0.28)  ; 1, {i + 1}\n" for i, (x, y) in enumerate(circle()))
CELL_BODY = '("CellBody"\n  (Color Red)\n  (CellBody)\n' + OUTLINE + ")\n"
HEAD = ''';	V3 text file written for MicroBrightField products.
(ImageCoords Filename "C:\\data\\slice (1).tif" Merge 65535 65535 65535 0 Coords 0.3 0.3 100 -200 0)
(Thumbnail (Rows 1) (Cols 1) (0 0 0))
'''


def point(x, y, z, d):
    return f"({number(x)} {number(y)} {number(z)} {number(d)})"


def tree(kind, first, stem, branches, label=None, before="", within="", end="Normal"):
    text = f"( (Color Blue)\n  {LABEL[kind] if label is None else label}\n{before}"
    text += "".join(f"  {point(*p)}\n" for p in [first] + stem) + within
    if branches:
        text += "  (\n" + "  |\n".join("".join(f"    {point(*p)}\n" for p in b) + f"    {end}\n" for b in branches) + "  )\n"
    return text + ")\n"


def asc(name, soma=CELL_BODY, head=HEAD, after="", change=lambda kind: {}, end="\n", encoding="utf-8"):
    text = head + soma + "".join(tree(*t, **change(t[0])) for t in trees()) + after
    (FOLDER / name).write_bytes(text.replace("\n", end).encode(encoding))


def axon(**options):
    return lambda kind: options if kind == AXON else {}


def asc_files():
    asc("plain.asc")
    asc("crlf.asc", end="\r\n")
    asc("latin1.asc", head="; Einheit \u00b5m\n(Description \"Zellk\u00f6rper\")\n", encoding="latin-1")
    asc("quoted_cell_body.asc", CELL_BODY.replace('"CellBody"', '"Cell Body"').replace("(CellBody)", '("Cell Body")'))
    asc("named_cell_body.asc", CELL_BODY.replace('"CellBody"', '"Cell Body"').replace("  (CellBody)\n", ""))
    asc("quoted_name.asc", change=axon(before='  ("My axon")\n  (Name "Axon (1)")\n'))
    asc("set_and_rgb.asc", change=axon(before='  (Set "axons")\n  (Color RGB (255, 128, 64))\n  (GUID "a (b")\n'))
    asc("spines_and_markers.asc", change=axon(end="Incomplete",
        within='  <(  (Color White) (3 -218 0 0.2) )>\n  (Cross (Color White) (Name "Marker 1") (30 2 0 1.0))\n'))
    asc("ends_generated.asc", change=axon(end="Generated"))
    asc("ends_midpoint.asc", change=axon(end="Midpoint"))
    asc("other_outlines.asc", after='("Pia"\n  (Color Green)\n  (Closed)\n  (-500 400 0 1)\n  (500 400 0 1)\n)\n'
        "(Dot (Color White) (0 0 0 1))\n")
    asc("down.asc", head=HEAD, after="", change=lambda kind: {})
    text = (FOLDER / "down.asc").read_text(encoding="utf-8")
    (FOLDER / "down.asc").write_text(upside_down(text), encoding="utf-8", newline="")
    asc("tree_without_type.asc", after=tree(BASAL, (-8, 0, 0, 1), path((-8, 0, 0), (-68, -80, 0), 1, 0.6), [], label=""))
    second = CELL_BODY.replace('"CellBody"', '"Cell Body"').replace("  (CellBody)\n", "")
    asc("second_outline_named.asc", CELL_BODY + second)
    asc("outline_at_two_depths.asc", CELL_BODY.replace(OUTLINE, OUTLINE + "".join(
        f"  ({0.7 * x:.4f} {0.7 * y:.4f} -4.57 0.28)\n" for x, y in circle())))
    (FOLDER / "refused_xml.asc").write_bytes(b'<?xml version="1.0"?>\n<mbf version="4.0"/>\n')
    asc("refused_two_outlines.asc", CELL_BODY + CELL_BODY)
    asc("refused_two_outlines_named.asc", second + second)
    asc("refused_no_soma.asc", "")
    asc("refused_quoted_list_with_points.asc", change=axon(before='  ("My branch" (3 -9 0 1) (5 -20 0 1))\n'))
    asc("refused_type_without_parentheses.asc", after="(Dendrite\n  (-8 0 0 1)\n  (-68 -80 0 1)\n)\n")
    asc("refused_zero_diameter.asc", after="( (Dendrite)\n  (-8 0 0 1)\n  (-68 -80 0 0)\n)\n")
    asc("refused_no_diameter.asc", after="( (Dendrite)\n  (-8 0 0)\n  (-68 -80 0)\n)\n")
    asc("refused_unclosed.asc", after="( (Dendrite)\n  (-8 0 0 1)\n")


def upside_down(text):
    """Turns all points of the soma and the trees by 180 degrees about z."""
    out = []
    for line in text.splitlines():
        values = line.split(";")[0].strip(" ()").split()
        if line.startswith(" ") and len(values) == 4 and not line.strip().startswith("(Color"):
            x, y, z, d = map(float, values)
            line = "  " + point(-x, -y, z, d)
        out.append(line)
    return "\n".join(out) + "\n"


def folders():
    """A zip of cell folders one level down: a cell that points down, with the statement that it does, and a plain one."""
    with zipfile.ZipFile(FOLDER / "cells.zip", "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in (("lab/L5_Down/morphology/cell.swc", (FOLDER / "down.swc").read_bytes()),
                           ("lab/L5_Down/morphology/orientation.json", b'{"up": [0, -1, 0]}\n'),
                           ("lab/L5_Down/morphology/notes.txt", b"ignored\n"),
                           ("__MACOSX/lab/L5_Down/morphology/._cell.swc", b"\0\5\x16\7"),
                           ("lab/L23_Plain/morphology/cell.ASC", (FOLDER / "plain.asc").read_bytes())):
            out.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


FOLDER.mkdir(parents=True, exist_ok=True)
swc_files()
asc_files()
folders()
