/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.io.FormatException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads FreeSurfer's binary surfaces of triangles (big endian). */
final class FreeSurferReader {

  private static final int TRIANGLES = 0xfffffe, QUADRANGLES = 0xfffffd, VALUES_OR_QUADRANGLES = 0xffffff;
  /**
   * Tags of the footer (FreeSurfer, tags.h): whether positions are scanner RAS, in an old and a new form; geometry of
   * the volume as lines of text without and with a length; name of the coordinate system.
   */
  private static final int OLD_USE_REAL_RAS = 2, USE_REAL_RAS = 4, OLD_GEOMETRY = 20, GEOMETRY = 21, DATA_SPACE = 22;
  /** Tags without a length: a colour table, and a transformation that does not concern surfaces. */
  private static final int OLD_COLOUR_TABLE = 1, OLD_TRANSFORM = 30;
  private static final int GEOMETRY_LINES = 8;
  /** Names that FreeSurfer gives to surfaces that are not located at the cortex. */
  private static final Pattern NOT_CORTEX = Pattern.compile("[lr]h\\.(inflated|q?sphere|.*\\bflat\\b).*");

  private final Path file;
  private final ByteBuffer in;
  private boolean scanner;
  private final Map<String, String> geometry = new HashMap<>();

  private FreeSurferReader(Path file, ByteBuffer in) {
    this.file = file;
    this.in = in;
  }

  /** Reads a surface in scanner RAS; adds warnings about its place. */
  static TriangleMesh surface(Path file, byte[] bytes, List<String> warnings) throws FormatException {
    FreeSurferReader reader = new FreeSurferReader(file, ByteBuffer.wrap(bytes));
    try {
      return reader.surface(warnings);
    } catch (BufferUnderflowException e) {
      throw new FormatException(file, "ends early (truncated?)", e);
    }
  }

  private TriangleMesh surface(List<String> warnings) throws FormatException {
    requireTriangles();
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    if (NOT_CORTEX.matcher(name).matches()) {
      throw new FormatException(file, "is by its name an inflated, spherical or flattened surface, whose vertices are"
          + " not located at the cortex; give the white, pial or central surface");
    }
    for (int newlines = 0; newlines < 2; ) {
      newlines = in.get() == '\n' ? newlines + 1 : 0;
    }
    int vertexCount = in.getInt(), triangleCount = in.getInt();
    if (vertexCount < 0 || triangleCount < 0 || 12L * vertexCount + 12L * triangleCount > in.remaining()) {
      throw new FormatException(file, "promises " + vertexCount + " vertices and " + triangleCount
          + " triangles, but " + in.remaining() + " bytes are left (truncated?)");
    }
    double[] vertices = new double[3 * vertexCount];
    for (int i = 0; i < vertices.length; i++) {
      vertices[i] = in.getFloat();
    }
    int[] corners = new int[3 * triangleCount];
    in.asIntBuffer().get(corners);
    in.position(in.position() + 4 * corners.length);
    try {
      readFooter();
    } catch (BufferUnderflowException e) {
      warnings.add(file + ": its footer ends early (truncated?), so that tags after the surface may be missing");
    }
    TriangleMesh mesh = new TriangleMesh(vertices, corners, file.toString());
    SurfaceReader.rejectSphere(mesh, file);
    if (scanner) {
      return mesh;
    }
    Optional<VolumeGeometry> volume =
        "0".equals(geometry.get("valid")) ? Optional.empty() : VolumeGeometry.of(geometry, file, warnings);
    if (volume.isEmpty()) {
      warnings.add(file + ": does not record the geometry of FreeSurfer's volume (c_ras and axes), so that its"
          + " positions are used as they are; if they are relative to the volume's centre (tkRAS), as FreeSurfer"
          + " writes them, export the surface with mris_convert --to-scanner from a file with the geometry");
      return mesh;
    }
    return SurfaceReader.moved(mesh, volume.get().toScanner(), file, warnings);
  }

  private void requireTriangles() throws FormatException {
    int magic = int24(in);
    if (magic == TRIANGLES) {
      return;
    }
    boolean patch = magic == VALUES_OR_QUADRANGLES && in.hasRemaining() && in.get(in.position()) == -1;
    String content = patch ? "is a FreeSurfer patch, which refers to the vertices of another surface; convert it with"
            + " mris_convert -p to GIFTI"
        : magic == VALUES_OR_QUADRANGLES ? "is a FreeSurfer file of values per vertex, such as curv or thickness, or an"
            + " old surface of quadrangles (bytes ff ff ff); give a surface such as lh.white, or convert the"
            + " quadrangles with mris_convert"
        : magic == QUADRANGLES ? "is an old FreeSurfer surface of quadrangles (bytes ff ff fd); convert it with"
            + " mris_convert"
        : startsWith("#!ascii") ? "is an ASCII surface of FreeSurfer, which does not record where its volume is"
            + " located; give the binary surface that it was made from, such as lh.white"
        : startsWith("\u001f\u008b") ? "is compressed by gzip; uncompress it"
        : "is neither GIFTI nor a FreeSurfer surface of triangles (bytes ff ff fe), starts with "
            + Integer.toHexString(magic);
    throw new FormatException(file, content);
  }

  private boolean startsWith(String text) {
    byte[] start = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < start.length; i++) {
      if (i >= in.limit() || in.get(i) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** Reads the tags after the triangles, up to one whose length is not known. */
  private void readFooter() throws FormatException {
    while (in.remaining() >= 4) {
      int tag = in.getInt();
      switch (tag) {
        case OLD_USE_REAL_RAS -> scanner |= in.getInt() != 0;
        case OLD_GEOMETRY -> readGeometry();
        case 0, OLD_COLOUR_TABLE, OLD_TRANSFORM -> {
          return;
        }
        default -> {
          String content = content();
          switch (tag) {
            case USE_REAL_RAS -> scanner |= content.chars().anyMatch(c -> c != 0);
            case GEOMETRY -> content.lines().forEach(this::readLine);
            case DATA_SPACE -> scanner |= content.startsWith(GiftiPlacement.SCANNER);
            default -> { }
          }
        }
      }
    }
  }

  private String content() throws FormatException {
    long length = in.getLong();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] content = new byte[(int) length];
    in.get(content);
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  private void readGeometry() {
    for (int line = 0; line < GEOMETRY_LINES && in.hasRemaining(); line++) {
      in.mark();
      StringBuilder text = new StringBuilder();
      for (byte b = in.get(); b != '\n'; b = in.get()) {
        text.append((char) (b & 0xff));
        if (!in.hasRemaining()) {
          break;
        }
      }
      if (!readLine(text.toString())) {
        in.reset();
        return;
      }
    }
  }

  /** Keeps a key and its value; returns whether the line is such a pair. */
  private boolean readLine(String line) {
    int equals = line.indexOf('=');
    String key = equals < 0 ? "" : line.substring(0, equals).strip();
    if (!key.matches("\\w{1,20}")) {
      return false;
    }
    geometry.putIfAbsent(key, line.substring(equals + 1).replaceFirst("#.*", "").strip());
    return true;
  }

  static int int24(ByteBuffer in) {
    return (in.get() & 0xff) << 16 | (in.get() & 0xff) << 8 | in.get() & 0xff;
  }
}
