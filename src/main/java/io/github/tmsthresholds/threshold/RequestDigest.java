package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Compartments;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names requests by the SHA-256 of all that their thresholds depend on. Immutable, thread-safe. */
final class RequestDigest {

  /** Changes with anything in the estimators that changes results. */
  private static final String VERSION = "1";
  private static final double WAVEFORM_SPAN = 5;

  private final byte[] common;

  /** Digests what is the same for all parts of a request: estimator, field, waveform and search. */
  RequestDigest(String estimator, ThresholdRequest request) {
    MessageDigest digest = sha256();
    text(digest, VERSION + "/" + estimator + "/" + request.search());
    waveform(digest, request.waveform());
    field(digest, request.field());
    common = digest.digest();
  }

  /** Digests a part of the request. */
  String of(ThresholdRequest part) {
    MessageDigest digest = sha256();
    digest.update(common);
    part.cells().forEach(cell -> cell(digest, cell));
    for (Site site : part.sites()) {
      Vec3 p = site.position(), n = site.normal();
      numbers(digest, p.x(), p.y(), p.z(), n.x(), n.y(), n.z(), site.azimuthDeg());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void waveform(MessageDigest digest, Waveform waveform) {
    double end = waveform.lastOnset() + WAVEFORM_SPAN;
    numbers(digest, waveform.lastOnset());
    for (double t = 0; t < end; t += CableModel.DT) {
      numbers(digest, waveform.mean(t, t + CableModel.DT));
    }
  }

  private static void field(MessageDigest digest, EField field) {
    numbers(digest, field.grid().nx(), field.grid().ny(), field.grid().nz(), field.didt(),
        field.isMasked() ? 1 : 0);
    numbers(digest, field.grid().voxelToWorld().rows());
    float[] values = field.volume().values();
    int voxels = field.grid().voxels();
    ByteBuffer plane = ByteBuffer.allocate(13 * field.grid().nx());
    for (int from = 0; from < voxels; from += field.grid().nx()) {
      plane.clear();
      for (int i = from; i < from + field.grid().nx(); i++) {
        plane.putFloat(values[i]).putFloat(values[i + voxels]).putFloat(values[i + 2 * voxels])
            .put((byte) (field.valid().contains(i) ? 1 : 0));
      }
      digest.update(plane.flip());
    }
  }

  private static void cell(MessageDigest digest, CellModel cell) {
    Compartments c = cell.compartments();
    text(digest, cell.type().label());
    c.sections().forEach(s -> text(digest, s.toString()));
    for (double[] values : new double[][] {c.centre, c.diameter, c.area, c.length, c.axialResistance, c.ihFactor}) {
      numbers(digest, values);
    }
  }

  private static void text(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static void numbers(MessageDigest digest, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
    for (double v : values) {
      bytes.putDouble(v);
    }
    digest.update(bytes.flip());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
