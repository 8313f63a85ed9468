/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.image;

import ij.ImagePlus;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.VolumeFormat;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.io.ProgressInputStream;
import io.github.tmsthresholds.progress.BackgroundCall;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Formats that are opened as ImageJ images. */
enum ImageFormat implements VolumeFormat {

  /** TIFF files, those of OME included, as ImageJ reads them. */
  TIFF(List.of(".tif", ".tiff")) {
    @Override
    public boolean matches(Path file) {
      return ImageFiles.isTiff(file);
    }

    @Override
    ImagePlus open(Path file) throws IOException {
      return TiffFiles.open(file);
    }
  },

  /** OME-TIFF files, where the host has Bio-Formats; takes precedence over {@link #TIFF}. */
  OME_TIFF(List.of()) {
    @Override
    public boolean matches(Path file) {
      return BioFormats.available() && OmeTiffFiles.isOme(file);
    }

    @Override
    ImagePlus open(Path file) throws IOException {
      return BioFormats.open(file);
    }
  },

  /** Every file that no other format matches, where the host has Bio-Formats. */
  OTHER(List.of()) {
    @Override
    public boolean matches(Path file) {
      return BioFormats.available();
    }

    @Override
    ImagePlus open(Path file) throws IOException {
      return BioFormats.open(file);
    }
  };

  private final List<String> extensions;

  ImageFormat(List<String> extensions) {
    this.extensions = extensions;
  }

  abstract ImagePlus open(Path file) throws IOException;

  @Override
  public List<String> extensions() {
    return extensions;
  }

  @Override
  public Opened<Volume> readVolume(Path file, Progress progress) throws IOException {
    return read(file, VolumeImages::volume, progress);
  }

  @Override
  public Opened<EField> readField(Path file, OptionalDouble didt, Progress progress) throws IOException {
    return read(file, image -> EFieldImages.efield(image, didt), progress);
  }

  /** Opens an image in the background: ImageJ and Bio-Formats show their own progress and ignore interruptions. */
  private <T> Opened<T> read(Path file, Function<ImagePlus, T> content, Progress progress) throws IOException {
    progress.step(ProgressInputStream.stage(file), 0);
    ImagePlus image = BackgroundCall.run(() -> open(file));
    progress.step(ProgressInputStream.stage(file), 1);
    try {
      if (OmeTiffFiles.isOme(file)) {
        OmeTiffFiles.restore(image, file, this == TIFF);
      }
      T result = content.apply(image);
      return new Opened<>(result, TiffCalibration.warnings(image, file, this == TIFF));
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage());
    }
  }
}
