"""Writes small surfaces of every kind that readers have stumbled over, into src/test/resources/difficult/surfaces.

    python3 src/tools/python/difficult/surfaces.py

All of them show the same closed surface, an ellipsoid, or a part of it: vertex 0 is the upper pole, then follow RINGS - 1
rings of COLUMNS vertices, then the lower pole, at centre + (30 sin t cos f, 70 sin t sin f, 50 cos t) mm in scanner RAS. Files of
FreeSurfer hold inv(scanner <- tkRAS) of that, with scanner <- tkRAS = Norig inv(Torig) (FreeSurfer wiki, CoordinateSystems).
What each file is modelled on is listed in README.md beside the files. Python's standard library and numpy are enough.
"""

import base64
import gzip
import struct
import zlib
from pathlib import Path

import numpy as np

OUT = Path(__file__).resolve().parents[4] / "src/test/resources/difficult/surfaces"
RINGS, COLUMNS = 6, 10
CENTRE, RADII = np.array([-33.0, -18.0, 42.0]), np.array([30.0, 70.0, 50.0])


def ellipsoid(centre=CENTRE, radii=RADII, rings=RINGS, columns=COLUMNS):
    """Vertices and triangles that are counter-clockwise seen from outside."""
    points = [(0, 0, 1)]
    for i in range(1, rings):
        for j in range(columns):
            t, f = np.pi * i / rings, 2 * np.pi * j / columns
            points.append((np.sin(t) * np.cos(f), np.sin(t) * np.sin(f), np.cos(t)))
    points.append((0, 0, -1))
    last, triangles = len(points) - 1, []
    for j in range(columns):
        k = (j + 1) % columns
        triangles.append((0, 1 + j, 1 + k))
        for i in range(rings - 2):
            a, b = 1 + i * columns, 1 + (i + 1) * columns
            triangles += [(a + j, b + j, b + k), (a + j, b + k, a + k)]
        end = 1 + (rings - 2) * columns
        triangles.append((end + j, last, end + k))
    return np.array(points) * radii + centre, np.array(triangles)


V, F = ellipsoid()


def rotation(x, y, z):
    """Rotations about the three axes in turn, degrees."""
    out = np.eye(3)
    for axis, angle in enumerate(np.radians([x, y, z])):
        a, b = (axis + 1) % 3, (axis + 2) % 3
        turn = np.eye(3)
        turn[a, a] = turn[b, b] = np.cos(angle)
        turn[a, b], turn[b, a] = -np.sin(angle), np.sin(angle)
        out = turn @ out
    return out


LIA = np.array([[-1, 0, 0], [0, 0, 1], [0, -1, 0]], float)
C_RAS = np.array([-3.2, 11.5, -7.4])


class Geometry:
    """A volume: directions of the axes as columns, centre, voxel sizes and dimensions."""

    def __init__(self, axes=LIA, centre=C_RAS, size=(1, 1, 1), volume=(256, 256, 256)):
        self.axes, self.centre, self.size, self.volume = np.array(axes, float), np.array(centre, float), size, volume

    def to_scanner(self):
        d, n = np.array(self.size, float), np.array(self.volume, float)
        norig, torig = np.eye(4), np.eye(4)
        norig[:3, :3] = self.axes @ np.diag(d)
        norig[:3, 3] = self.centre - norig[:3, :3] @ n / 2
        torig[:3] = [[-d[0], 0, 0, n[0] * d[0] / 2], [0, 0, d[2], -n[2] * d[2] / 2], [0, -d[1], 0, n[1] * d[1] / 2]]
        return norig @ np.linalg.inv(torig)

    def tkras(self, points):
        m = np.linalg.inv(self.to_scanner())
        return points @ m[:3, :3].T + m[:3, 3]

    def footer(self, keys=("xras", "yras", "zras", "cras"), valid=1):
        rows = {"xras": self.axes[:, 0], "yras": self.axes[:, 1], "zras": self.axes[:, 2], "cras": self.centre}
        text = "valid = %d  # volume info %s\nfilename = ../mri/filled.mgz\n" % (valid, "valid" if valid else "invalid")
        text += "volume = %d %d %d\nvoxelsize = %.15e %.15e %.15e\n" % (*self.volume, *self.size)
        for key in keys:
            text += "%s   = %.15e %.15e %.15e\n" % (key, *rows[key])
        return text

    def metadata(self):
        out = dict(zip(("VolGeomWidth", "VolGeomHeight", "VolGeomDepth"), map(str, self.volume)))
        out.update(zip(("VolGeomXsize", "VolGeomYsize", "VolGeomZsize"), ("%f" % s for s in self.size)))
        for name, vector in zip("XYZC", (*self.axes.T, self.centre)):
            out.update({"VolGeom%s_%s" % (name, axis): "%f" % v for axis, v in zip("RAS", vector)})
        return out


CONFORMED = Geometry()
OBLIQUE = Geometry(rotation(12, -7, 5) @ LIA)
RAS = Geometry(np.eye(3))
ANISOTROPIC = Geometry(rotation(4, 3, -20) @ LIA, size=(0.8, 1, 1.2), volume=(200, 256, 180))


def box_centre(points):
    return (points.min(0) + points.max(0)) / 2


def write(name, content):
    (OUT / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def freesurfer(points, triangles, footer=b""):
    return (b"\xff\xff\xfecreated by a script\n\n" + struct.pack(">ii", len(points), len(triangles))
            + points.astype(">f4").tobytes() + triangles.astype(">i4").tobytes() + footer)


def tags(text, real_ras=0):
    return struct.pack(">iii", 2, real_ras, 20) + text.encode()


def outwards(points, triangles, centre):
    """Triangles counter-clockwise seen from outside in these coordinates, which may be mirrored."""
    a, b, c = (points[triangles[:, k]] for k in range(3))
    volume = (np.cross(b - a, c - a) * (a - centre)).sum()
    return triangles if volume > 0 else triangles[:, ::-1]


def fs_file(name, geometry, footer, triangles=None):
    points = geometry.tkras(V)
    write(name, freesurfer(points, outwards(points, F if triangles is None else triangles, points.mean(0)), footer))


def array(intent, values, metadata=None, systems=(), encoding="GZipBase64Binary", order="<", column_major=False):
    integers = intent == "TRIANGLE"
    flat = (values.T if column_major else values).ravel()
    if encoding == "ASCII":
        data = " ".join(str(v) if integers else "%.6f" % v for v in flat)
    else:
        raw = flat.astype(order + ("i4" if integers else "f4")).tobytes()
        data = base64.b64encode(zlib.compress(raw, 9) if encoding.startswith("GZip") else raw).decode()
    return ('<DataArray Intent="NIFTI_INTENT_%s" DataType="NIFTI_TYPE_%s" ArrayIndexingOrder="%sMajorOrder" Dimensionality="2" '
            'Dim0="%d" Dim1="3" Encoding="%s" Endian="%sEndian" ExternalFileName="" ExternalFileOffset="0">\n%s%s<Data>%s</Data>'
            '</DataArray>\n' % (intent, "INT32" if integers else "FLOAT32", "Column" if column_major else "Row", len(values),
                               encoding, "Big" if order == ">" else "Little", meta(metadata), "".join(map(system, systems)),
                               data))


def meta(entries):
    return "<MetaData>%s</MetaData>\n" % "".join(
        "<MD><Name><![CDATA[%s]]></Name><Value><![CDATA[%s]]></Value></MD>\n" % pair for pair in (entries or {}).items())


def system(entry):
    space, transformed, matrix = entry
    rows = "\n".join(" ".join("%.6f" % v for v in row) for row in matrix)
    return ("<CoordinateSystemTransformMatrix><DataSpace><![CDATA[NIFTI_XFORM_%s]]></DataSpace><TransformedSpace><![CDATA["
            "NIFTI_XFORM_%s]]></TransformedSpace><MatrixData>%s</MatrixData></CoordinateSystemTransformMatrix>\n"
            % (space, transformed, rows))


def gifti(name, points, triangles=F, metadata=None, systems=(), file_metadata=None, more="", triangle_systems=(), **how):
    write(name, '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE GIFTI SYSTEM "http://www.nitrc.org/frs/download.php/115/'
          'gifti.dtd">\n<GIFTI Version="1.0" NumberOfDataArrays="2">\n' + meta(file_metadata) + "<LabelTable/>\n"
          + array("POINTSET", points, metadata, systems, **how) + array("TRIANGLE", triangles, None, triangle_systems, **how)
          + more + "</GIFTI>\n")


UNKNOWN_TALAIRACH = ("UNKNOWN", "TALAIRACH", np.eye(4))
LEFT = {"AnatomicalStructurePrimary": "CortexLeft", "GeometricType": "Anatomical", "Name": "lh.white"}


def centre_keys(points):
    return {"SurfaceCenter" + axis: "%f" % v for axis, v in zip("XYZ", box_centre(points))}


def mris_convert(name, geometry, points=None, systems=(UNKNOWN_TALAIRACH,), change=None, triangles=None, at_file=False,
                 tk=None, **how):
    """As mris_convert writes it; points other than tkRAS were moved afterwards by a program that keeps the metadata."""
    tk = geometry.tkras(V) if tk is None else tk
    metadata = {**LEFT, **geometry.metadata(), **centre_keys(tk)}
    for key, value in (change or {}).items():
        metadata.pop(key) if value is None else metadata.update({key: value})
    points = tk if points is None else points
    corners = outwards(points, F, points.mean(0)) if triangles is None else triangles
    gifti(name, points, corners, None if at_file else metadata, systems, metadata if at_file else None, **how)


def freesurfer_files():
    fs_file("fs_conformed", CONFORMED, tags(CONFORMED.footer()))
    fs_file("fs_oblique", OBLIQUE, tags(OBLIQUE.footer()))
    fs_file("fs_ras_volume", RAS, tags(RAS.footer()))
    fs_file("fs_anisotropic", ANISOTROPIC, tags(ANISOTROPIC.footer()))
    write("fs_real_ras", freesurfer(V, F, tags(OBLIQUE.footer(), 1)))
    fs_file("fs_geometry_alone", OBLIQUE, struct.pack(">i", 20) + OBLIQUE.footer().encode())
    other = b"mris_smooth -note\ncras   = 99 99 99\nxras   = 1 0 0\n"
    more = struct.pack(">iqf", 32, 4, 82220.0) + struct.pack(">iq", 3, len(other)) + other
    fs_file("fs_command_line", OBLIQUE, tags(OBLIQUE.footer()) + more)
    write("fs_data_space", freesurfer(V, F, tags(OBLIQUE.footer()) + struct.pack(">iq", 22, 24) + b"NIFTI_XFORM_SCANNER_ANAT"))
    write("fs_no_footer", freesurfer(V, F))
    write("fs_not_valid", freesurfer(V, F, tags(OBLIQUE.footer(valid=0))))
    fs_file("fs_centre_alone", CONFORMED, tags(CONFORMED.footer(("cras",))))
    write("fs_no_centre", freesurfer(V, F, tags(OBLIQUE.footer(("xras", "yras", "zras")))))
    fs_file("fs_cut_footer", OBLIQUE, tags(OBLIQUE.footer()) + struct.pack(">iq", 3, 1000) + b"mris_smooth")
    fs_file("fs_not_orthogonal", OBLIQUE, tags(Geometry(LIA + [[0, 0.3, 0], [0, 0, 0], [0, 0, 0]]).footer()))
    fs_file("fs_no_number", OBLIQUE, tags(OBLIQUE.footer().replace("cras   = -3.2", "cras   = nine")))
    fs_file("fs_no_voxel_size", OBLIQUE, tags(Geometry(OBLIQUE.axes, size=(1, 0, 1)).footer()))
    write("lh.inflated", freesurfer(V, F, tags(CONFORMED.footer())))
    points, triangles = ellipsoid((0, 0, 0), (100, 100, 100), 26, 40)
    write("lh.mapped", freesurfer(points, triangles, tags(CONFORMED.footer())))
    quads = b"".join(int(v).to_bytes(3, "big") for v in (4, 1))
    write("lh.quadrangles", b"\xff\xff\xfd" + quads + np.zeros(12, ">f4").tobytes() + bytes([0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 3]))
    write("lh.curv", b"\xff\xff\xff" + struct.pack(">iii", len(V), len(F), 1) + np.zeros(len(V), ">f4").tobytes())
    write("lh.cortex.patch.3d", struct.pack(">iiifff", -1, 1, 1, 1.0, 2.0, 3.0))
    write("lh.white.asc", "#!ascii version of lh.white\n3 1\n0 0 0 0\n1 0 0 0\n0 1 0 0\n0 1 2 0\n")
    write("lh.white.gz", gzip.compress(freesurfer(V, F), mtime=0))
    write("lh.white.vtk", "# vtk DataFile Version 1.0\nvtk output\nASCII\nDATASET POLYDATA\nPOINTS 0 float\n")


def gifti_files():
    gifti("simnibs_central.gii", V, systems=(("UNKNOWN", "UNKNOWN", np.eye(4)),),
          triangle_systems=(("UNKNOWN", "UNKNOWN", np.eye(4)),))
    gifti("workbench.gii", V, metadata=LEFT, systems=(("TALAIRACH", "TALAIRACH", np.eye(4)),))
    gifti("aligned.gii", V, metadata=LEFT, systems=(("ALIGNED_ANAT", "ALIGNED_ANAT", np.eye(4)),))
    mris_convert("fs73_conformed.gii", CONFORMED)
    mris_convert("fs73_oblique.gii", OBLIQUE)
    mris_convert("fs73_ras_volume.gii", RAS)
    mris_convert("fs73_anisotropic.gii", ANISOTROPIC)
    mris_convert("file_metadata.gii", OBLIQUE, at_file=True)
    to_scanner = ("UNKNOWN", "SCANNER_ANAT", OBLIQUE.to_scanner())
    mris_convert("fs74_oblique.gii", OBLIQUE, systems=(to_scanner,))
    mris_convert("fs74_to_scanner.gii", OBLIQUE, V,
                 (("SCANNER_ANAT", "UNKNOWN", np.linalg.inv(OBLIQUE.to_scanner())),))
    mris_convert("fs73_to_scanner.gii", OBLIQUE, V)
    mris_convert("hcp_moved.gii", CONFORMED, V)
    mris_convert("fs74_moved.gii", OBLIQUE, V, (to_scanner,))
    mris_convert("smoothed.gii", OBLIQUE, OBLIQUE.tkras(V + (V - CENTRE) * 0.01))
    mris_convert("centre_of_volume.gii", CONFORMED, V, change={"SurfaceCenter" + a: "%f" % v for a, v in zip("XYZ", C_RAS)})
    mris_convert("fmriprep_zeroed.gii", CONFORMED, V, change={"VolGeomC_" + a: "0.000000" for a in "RAS"})
    mris_convert("fmriprep_removed.gii", CONFORMED, V, change={"VolGeomC_" + a: None for a in "RAS"})
    mris_convert("centre_removed.gii", CONFORMED, V, change={**{"VolGeomC_" + a: None for a in "RAS"}, **centre_keys(V)})
    none = {"SurfaceCenter" + a: None for a in "XYZ"}
    mris_convert("no_surface_center.gii", OBLIQUE, change=none)
    mris_convert("no_surface_center_centred.gii", Geometry(centre=(0, 0, 0)), change=none)
    mris_convert("zero_surface_center.gii", OBLIQUE, change={"SurfaceCenter" + a: "0.000000" for a in "XYZ"})
    mris_convert("moved_elsewhere.gii", CONFORMED, V, change={"SurfaceCenter" + a: "77.000000" for a in "XYZ"})
    patch = F[V[F].mean(1)[:, 2] > CENTRE[2] + 20]
    points = OBLIQUE.tkras(V)
    used = np.unique(patch)
    back = np.full(len(V), -1)
    back[used] = np.arange(len(used))
    mris_convert("cut_out.gii", OBLIQUE, points[used], triangles=outwards(points[used], back[patch], points.mean(0)))
    mirrored = RAS.tkras(V)[used]
    mris_convert("ras_volume_patch.gii", RAS, mirrored, change=centre_keys(mirrored), triangles=back[patch])
    mris_convert("some_keys.gii", CONFORMED, V, change={"VolGeomC_R": None})
    mris_convert("erased.gii", Geometry(np.zeros((3, 3)), (0, 0, 0), (0, 0, 0), (0, 0, 0)), V, (UNKNOWN_TALAIRACH,), tk=V)
    mris_convert("no_axes.gii", CONFORMED, change={"VolGeomX_R": None, "VolGeomY_A": None, "VolGeomZ_S": None})
    mris_convert("not_orthogonal.gii", CONFORMED, change={"VolGeomX_A": "0.5"})
    other = ("UNKNOWN", "TALAIRACH", np.diag([1.1, 1.2, 1.1, 1]))
    mris_convert("scanner_then_talairach.gii", OBLIQUE, systems=(to_scanner, other))
    mris_convert("mni_then_scanner.gii", OBLIQUE, systems=(("UNKNOWN", "MNI_152", np.diag([1.1, 1.2, 1.1, 1])), to_scanner))
    shifted = np.eye(4)
    shifted[:3, 3] = 5, 0, 0
    gifti("two_matrices.gii", V, systems=(to_scanner, ("UNKNOWN", "SCANNER_ANAT", shifted)))
    gifti("two_spaces.gii", V, systems=(("SCANNER_ANAT", "MNI_152", shifted), ("MNI_152", "TALAIRACH", shifted)))
    mris_convert("matrix_and_geometry_differ.gii", CONFORMED, V - [5, 0, 0], (("UNKNOWN", "SCANNER_ANAT", shifted),), none)
    gifti("mni.gii", V, systems=(("MNI_152", "MNI_152", np.eye(4)),))
    gifti("unknown_space.gii", V, systems=(("HEAD", "UNKNOWN", np.eye(4)),))
    gifti("transposed_matrix.gii", V, systems=(("UNKNOWN", "SCANNER_ANAT", OBLIQUE.to_scanner().T),))
    gifti("scaling_matrix.gii", V, systems=(("UNKNOWN", "SCANNER_ANAT", np.diag([1000, 1000, 1000, 1])),))
    gifti("zero_matrix.gii", V, systems=(("UNKNOWN", "SCANNER_ANAT", np.diag([0, 0, 0, 1])),))
    gifti("mirrored_matrix.gii", V * [-1, 1, 1], F[:, ::-1], systems=(("UNKNOWN", "SCANNER_ANAT", np.diag([-1, 1, 1, 1])),))
    gifti("matrix_at_triangles.gii", V, triangle_systems=(("UNKNOWN", "SCANNER_ANAT", shifted),))
    gifti("lps.gii", V * [-1, -1, 1], metadata=LEFT)
    for kind in ("Inflated", "VeryInflated", "Spherical", "Flat", "Hull"):
        gifti("type_%s.gii" % kind.lower(), V, metadata={**LEFT, "GeometricType": kind})
    gifti("two_pointsets.gii", V, more=array("POINTSET", V))
    gifti("column_major.gii", V, column_major=True)
    gifti("big_endian.gii", V, encoding="Base64Binary", order=">")
    gifti("ascii.gii", V, encoding="ASCII")
    gifti("external.gii", V, encoding="ExternalFileBinary")
    gifti("metres.gii", V / 1000)
    gifti("micrometres.gii", V * 1000)
    points, triangles = ellipsoid(CENTRE / 10, RADII / 20, 24, 40)
    gifti("centimetres.gii", points, triangles)
    grid = np.array([(0.3 * i, 0.05 * j, 0.01 * i * j) for j in range(2) for i in range(8)])
    strip = [t for i in range(7) for t in ((i, i + 1, i + 8), (i + 1, i + 9, i + 8))]
    gifti("patch_in_cm.gii", grid, np.array(strip))
    write("gzipped.gii.gz", gzip.compress((OUT / "ascii.gii").read_bytes(), mtime=0))
    gifti("clockwise.gii", V, F[:, ::-1])
    gifti("unconnected.gii", V[F].reshape(-1, 3), np.arange(3 * len(F)).reshape(-1, 3))
    low = F[V[F].mean(1)[:, 2] < CENTRE[2] - 20]
    gifti("valley.gii", V, low[:, ::-1])
    gifti("crown.gii", V, patch)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    freesurfer_files()
    gifti_files()
