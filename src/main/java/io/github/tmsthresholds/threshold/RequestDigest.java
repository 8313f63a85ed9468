package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.FieldDigest;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CellDigest;
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
    text(digest, FieldDigest.of(request.field()));
    common = digest.digest();
  }

  /** Digests a part of the request. */
  String of(ThresholdRequest part) {
    MessageDigest digest = sha256();
    digest.update(common);
    part.cells().forEach(cell -> text(digest, CellDigest.of(cell)));
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
