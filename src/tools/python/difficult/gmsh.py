"""Writes small Gmsh meshes of every kind that readers have stumbled over, into src/test/resources/difficult/gmsh.

    python3 src/tools/python/difficult/gmsh.py

All of them show the same box, x and y from -20 to 20 and z from 0 to 30 mm, of N x N x 3 cells of six tetrahedra; the layers of
cells are white matter (1), grey matter (2) and cerebrospinal fluid (3) from below. The quantity E is (0.5 + 0.01 x, 0.2 - 0.01 y,
0.3 + 0.02 z) V/m at nodes, or in tetrahedra at their centroids. What each file is modelled on is listed in README.md beside the
files. Python's standard library and numpy are enough.
"""

import random
import struct
from pathlib import Path

import numpy as np

OUT = Path(__file__).resolve().parents[4] / "src/test/resources/difficult/gmsh"
N = 2
CUBE = [(0, 1, 3, 7), (0, 5, 1, 7), (0, 3, 2, 7), (0, 2, 6, 7), (0, 4, 5, 7), (0, 6, 4, 7)]


def box():
    m = N + 1
    nodes = np.array([(-20 + 40 * x / N, -20 + 40 * y / N, 10 * z) for z in range(4) for y in range(m) for x in range(m)], float)
    tets, regions = [], []
    for z in range(3):
        for y in range(N):
            for x in range(N):
                for corners in CUBE:
                    tets.append([x + (c & 1) + m * (y + (c >> 1 & 1) + m * (z + (c >> 2))) for c in corners])
                    regions.append(z + 1)
    return nodes, np.array(tets), np.array(regions)


NODES, TETS, REGIONS = box()
TRIANGLES = TETS[:3, :3]


def e(points):
    return np.array([0.5, 0.2, 0.3]) + points * [0.01, -0.01, 0.02]


class Mesh:
    """Writes one file; text unless binary."""

    def __init__(self, name, binary=False, version="2.2", order="<", nodes=NODES, physical=REGIONS, elementary=REGIONS,
                 scattered=False, newline="\n"):
        self.name, self.binary, self.version, self.order, self.newline = name, binary, version, order, newline
        self.nodes, self.physical, self.elementary = nodes, np.array(physical), np.array(elementary)
        rand = random.Random(3)
        step = 40 if scattered else 1
        self.node_ids = [1 + step * i + (rand.randrange(step) if scattered else 0) for i in range(len(nodes))]
        self.tet_ids = [4 + step * i + (rand.randrange(step) if scattered else 0) for i in range(len(TETS))]
        self.out = b""
        self.text("$MeshFormat\n%s %d 8\n" % (version, binary))
        if binary:
            self.ints(1)
            self.text("\n")
        self.text("$EndMeshFormat\n")

    def text(self, s):
        self.out += s.replace("\n", self.newline).encode()
        return self

    def ints(self, *values, kind="i"):
        self.out += (struct.pack(self.order + kind * len(values), *values) if self.binary
                     else (" ".join(map(str, values)) + " ").encode())

    def reals(self, *values):
        self.out += (struct.pack(self.order + "d" * len(values), *values) if self.binary
                     else (" ".join("%.9g" % v for v in values) + " ").encode())

    def end(self):
        if not self.binary:
            self.text("\n")

    def mesh(self):
        return (self.nodes2().elements2() if self.version.startswith("2") else self.nodes4().elements4())

    def nodes2(self):
        self.text("$Nodes\n%d\n" % len(self.nodes))
        for i, p in zip(self.node_ids, self.nodes):
            self.ints(i)
            self.reals(*p)
            self.end()
        return self.text("$EndNodes\n")

    def elements2(self):
        self.text("$Elements\n%d\n" % (len(TRIANGLES) + len(TETS)))
        kinds = [(2, range(1, 4), [1001] * 3, [1001] * 3, TRIANGLES), (4, self.tet_ids, self.physical, self.elementary, TETS)]
        for kind, ids, physical, elementary, corners in kinds:
            if self.binary:
                self.ints(kind, len(corners), 2)
            for i, p, q, c in zip(ids, physical, elementary, corners):
                self.ints(*([i, int(p), int(q)] if self.binary else [i, kind, 2, int(p), int(q)]), *(self.node_ids[k] for k in c))
                self.end()
        return self.text("$EndElements\n")

    def entities(self, groups):
        """The $Entities section: a surface 1001, and volumes with their physical groups."""
        self.text("$Entities\n")
        self.ints(0, 0, 1, len(groups), kind="q")
        self.end()
        for tag, physical in [(1001, [1001])] + list(groups.items()):
            self.ints(tag)
            self.reals(-20, -20, 0, 20, 20, 30)
            self.ints(len(physical), kind="q")
            self.ints(*physical)
            self.ints(0, kind="q")
            self.end()
        return self.text("$EndEntities\n")

    def nodes4(self):
        n = len(self.nodes)
        self.text("$Nodes\n")
        self.ints(1, n, min(self.node_ids), max(self.node_ids), kind="q")
        self.end()
        self.ints(3, 1, 0)
        self.ints(n, kind="q")
        self.end()
        for i in self.node_ids:
            self.ints(i, kind="q")
            self.end()
        for p in self.nodes:
            self.reals(*p)
            self.end()
        return self.text("$EndNodes\n")

    def elements4(self):
        self.text("$Elements\n")
        volumes = list(dict.fromkeys(int(v) for v in self.elementary))
        self.ints(1 + len(volumes), len(TRIANGLES) + len(TETS), 1, max(self.tet_ids), kind="q")
        self.end()
        for dimension, entity, kind, rows in [(2, 1001, 2, None)] + [(3, v, 4, np.where(self.elementary == v)[0]) for v in volumes]:
            corners = TRIANGLES if rows is None else TETS[rows]
            ids = range(1, 4) if rows is None else [self.tet_ids[r] for r in rows]
            self.ints(dimension, entity, kind)
            self.ints(len(corners), kind="q")
            self.end()
            for i, c in zip(ids, corners):
                self.ints(i, *(self.node_ids[k] for k in c), kind="q")
                self.end()
        return self.text("$EndElements\n")

    def data(self, place="Element", name='"E"', step=0, factor=1.0, section=None, bad=None):
        at_nodes = place == "Node"
        points = self.nodes if at_nodes else self.nodes[TETS].mean(1)
        ids = self.node_ids if at_nodes else self.tet_ids
        section = section or place + "Data"
        extra = 0 if at_nodes else 3
        self.text("$%s\n1\n%s\n1\n%g\n4\n%d\n3\n%d\n0\n" % (section, name, step / 2, step, len(ids) + extra))
        for i in range(extra):
            self.ints(i + 1)
            self.reals(0, 0, 0)
            self.end()
        for k, (i, v) in enumerate(zip(ids, factor * e(points))):
            self.ints(i)
            self.reals(*(v if bad is None or k else [bad] * 3))
            self.end()
        return self.text("$End%s\n" % section)

    def write(self, cut=None):
        (OUT / self.name).write_bytes(self.out[:cut])


def names(*rows):
    return "$PhysicalNames\n%d\n%s$EndPhysicalNames\n" % (len(rows), "".join('%d %d "%s"\n' % row for row in rows))


def good():
    Mesh("simnibs_binary.msh", True).mesh().data().write()
    Mesh("simnibs_text.msh").mesh().data().write()
    Mesh("at_nodes.msh", True).mesh().data("Node").write()
    Mesh("big_endian.msh", True, order=">").mesh().data().write()
    Mesh("scattered_ids.msh", scattered=True).mesh().data().write()
    Mesh("windows_lines.msh", newline="\r\n").mesh().data().write()
    Mesh("name_without_quotes.msh").mesh().data(name="E").write()
    Mesh("other_quantities.msh").mesh().data(name='"D"', factor=7).data().data("Node", '"magnE"', factor=3).write()
    groups = {v: [v] for v in (1, 2, 3)}
    Mesh("v41_binary.msh", True, "4.1").entities(groups).mesh().data().write()
    Mesh("v41_text.msh", version="4.1", scattered=True).entities(groups).mesh().data("Node").write()
    Mesh("v41_negative_group.msh", version="4.1").entities({v: [-v] for v in groups}).mesh().data().write()
    Mesh("v41_groups_differ.msh", True, "4.1", elementary=REGIONS + 10).entities({v + 10: [v] for v in groups}).mesh().data().write()
    Mesh("physical_used.msh", elementary=4 - REGIONS).mesh().data().write()
    named = names((2, 1002, "GM_surface"), (3, 1, "WM"), (3, 2, "Gray-Matter"), (3, 3, "CSF"))
    comments = "$Comments\nnothing $Nodes\n$EndComments\n$Periodic\n0\n$EndPeriodic\n"
    Mesh("names_and_comments.msh").text(named + comments).mesh().data().write()


def suspicious():
    Mesh("no_groups.msh", physical=0 * REGIONS).mesh().data().write()
    Mesh("v41_no_groups.msh", True, "4.1").mesh().data().write()
    Mesh("one_group.msh", physical=0 * REGIONS + 1).mesh().data().write()
    Mesh("some_in_no_group.msh", physical=np.where(REGIONS == 3, 0, REGIONS)).mesh().data().write()
    Mesh("v41_some_in_no_group.msh", True, "4.1").entities({1: [1], 2: [2], 3: []}).mesh().data().write()
    Mesh("v41_several_groups.msh", version="4.1").entities({1: [1], 2: [2, 50], 3: [3]}).mesh().data().write()
    Mesh("time_steps.msh", True).mesh().data(step=4).data(step=5, factor=2).write()
    Mesh("at_nodes_and_elements.msh").mesh().data().data("Node", factor=2).write()


def refused():
    Mesh("names_swapped.msh").text(names((3, 1, "GM"), (3, 2, "WM"), (3, 3, "CSF"))).mesh().data().write()
    Mesh("v41_names_swapped.msh", version="4.1").text(names((3, 3, "Cerebrospinal Fluid"), (3, 2, "Skull"))).entities(
        {1: [1], 2: [2], 3: [3]}).mesh().data().write()
    Mesh("metres.msh", True, nodes=NODES / 1000).mesh().data().write()
    Mesh("micrometres.msh", nodes=NODES * 1000).mesh().data().write()
    Mesh("not_a_number.msh", True).mesh().data(bad=float("nan")).write()
    Mesh("element_node_data.msh").mesh().data(section="ElementNodeData").write()
    Mesh("no_quantity.msh").mesh().write()
    Mesh("cut.msh", True).mesh().data().write(-400)
    Mesh("v40.msh", version="4.0").text("$Nodes\n0 0\n$EndNodes\n").write()
    Mesh("partitioned.msh", version="4.1").text("$PartitionedEntities\n2\n$EndPartitionedEntities\n").mesh().data().write()
    surface = Mesh("triangles_alone.msh").nodes2().text("$Elements\n1\n1 2 2 1002 1002 1 2 4\n$EndElements\n")
    surface.text('$ElementData\n1\n"E"\n1\n0\n3\n0\n3\n1\n1 0.1 0.2 0.3\n$EndElementData\n').write()
    quadratic = Mesh("quadratic.msh").nodes2().text("$Elements\n1\n1 11 2 1 1 1 2 4 5 6 7 8 9 10 11\n$EndElements\n")
    quadratic.data().write()


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    good()
    suspicious()
    refused()
