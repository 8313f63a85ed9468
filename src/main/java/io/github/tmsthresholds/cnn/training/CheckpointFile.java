/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.FormatException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Stores the exact state of a training between two epochs. Format, big-endian: magic number, digest of the training,
 * number of steps, epochs, tensors. Not thread-safe.
 */
final class CheckpointFile {

  private static final int MAGIC_NUMBER = 0x544d5332;

  private final Path file;
  private final String training;

  /**
   * Creates access to a checkpoint, which need not exist.
   *
   * @param training digest of data, network and settings; a checkpoint with another digest is rejected
   */
  CheckpointFile(Path file, String training) {
    this.file = file;
    this.training = training;
  }

  /**
   * Writes a state.
   *
   * @throws IOException if the file cannot be written; it is then left unchanged
   */
  void write(TrainingState state) throws IOException {
    AtomicFile.write(file, temporary -> {
      try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)))) {
        out.writeInt(MAGIC_NUMBER);
        out.writeUTF(training);
        out.writeLong(state.step);
        out.writeInt(state.epochs.size());
        for (Epoch e : state.epochs) {
          out.writeDouble(e.learningRate());
          out.writeDouble(e.loss());
          out.writeDouble(e.mape());
          out.writeBoolean(e.best());
        }
        for (float[][] tensors : tensors(state)) {
          for (float[] tensor : tensors) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.length);
            bytes.asFloatBuffer().put(tensor);
            out.write(bytes.array());
          }
        }
      }
    });
  }

  /**
   * Reads the file into a state; leaves the state unchanged if there is no file.
   *
   * @throws FormatException if the file belongs to another training or is damaged
   * @throws IOException if the file cannot be read
   */
  void resume(TrainingState state) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC_NUMBER) {
        throw new FormatException(file, "is not a checkpoint of a training");
      }
      if (!in.readUTF().equals(training)) {
        throw new FormatException(file, "belongs to a training with other data, another network or other settings; "
            + "delete it to start from the beginning");
      }
      state.step = in.readLong();
      int epochs = in.readInt();
      for (int i = 1; i <= epochs; i++) {
        state.epochs.add(new Epoch(i, in.readDouble(), in.readDouble(), in.readDouble(), in.readBoolean()));
      }
      for (float[][] tensors : tensors(state)) {
        for (float[] tensor : tensors) {
          byte[] bytes = new byte[4 * tensor.length];
          in.readFully(bytes);
          ByteBuffer.wrap(bytes).asFloatBuffer().get(tensor);
        }
      }
      if (in.read() != -1) {
        throw new FormatException(file,
            "is longer than a checkpoint of this training; delete it to start from the beginning");
      }
    } catch (UTFDataFormatException e) {
      throw new FormatException(file, "is damaged; delete it to start from the beginning", e);
    } catch (EOFException e) {
      throw new FormatException(file, "is truncated; delete it to start from the beginning", e);
    }
  }

  private static List<float[][]> tensors(TrainingState state) {
    return List.of(state.weights, state.first, state.second, state.average, state.best);
  }
}
