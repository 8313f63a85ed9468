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
import ij.WindowManager;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.VolumeSource;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Images that are open, as sources of volumes: those with a window, those of macros in batch mode and without windows,
 * and in Fiji those that only ImageJ2 displays. A parameter names one by {@value #PREFIX} and its title.
 */
public final class OpenImages {

  /** Precedes the title of an image in the value of a parameter. */
  public static final String PREFIX = "image:";

  private OpenImages() {}

  /** Returns whether a value names an image by the prefix. */
  public static boolean isNamedBy(String value) {
    return value.startsWith(PREFIX);
  }

  /** Returns whether an open image has a title. */
  public static boolean exists(String title) {
    return !named(title).isEmpty();
  }

  private static Stream<ImagePlus> all() {
    int[] ids = WindowManager.getIDList();
    return ids == null ? Stream.empty()
        : Arrays.stream(ids).mapToObj(WindowManager::getImage).filter(Objects::nonNull);
  }

  private static List<ImagePlus> named(String title) {
    List<ImagePlus> images = all().filter(image -> image.getTitle().equals(title)).toList();
    return images.isEmpty() ? Datasets.named(title) : images;
  }

  /**
   * Returns the titles of the images that an input can take, each once.
   *
   * @param vectors whether it takes E-fields: three channels of 32 bits; else labels: one channel
   */
  public static List<String> titles(boolean vectors) {
    return all().filter(image -> image.getNFrames() == 1 && image.getBitDepth() != 24)
        .filter(image -> vectors ? image.getNChannels() == 3 && image.getBitDepth() == 32
            : image.getNChannels() == 1).map(ImagePlus::getTitle).distinct().toList();
  }

  /**
   * Returns the image that a value names.
   *
   * @param value the prefix and the title
   * @throws InvalidInputException if no image has the title, or several have
   */
  public static VolumeSource source(String value) {
    return new Source(value, find(value));
  }

  private static ImagePlus find(String value) {
    String title = value.substring(PREFIX.length());
    List<ImagePlus> images = named(title);
    if (images.size() > 1) {
      throw new InvalidInputException(
          images.size() + " open images have this title; rename or close the others (Image > Rename)");
    }
    if (images.isEmpty()) {
      List<String> open = all().map(ImagePlus::getTitle).distinct().toList();
      throw new InvalidInputException("no open image has this title; "
          + (open.isEmpty() ? "no image is open" : "open are " + String.join(", ", open)));
    }
    return images.get(0);
  }

  /**
   * Returns the SHA-256 (hexadecimal) of the image that a value names: of its sizes and affine, and of its values in
   * the order of the channels, as doubles.
   *
   * @throws InvalidInputException if there is no such image, or it is not a volume
   */
  public static String digest(String value) {
    Opened<ImagePlus> image = withUnit(find(value));
    Volume volume = VolumeImages.volume(image.content());
    Grid grid = volume.grid();
    Sha256 digest = new Sha256().numbers(grid.nx(), grid.ny(), grid.nz(), volume.components())
        .numbers(grid.voxelToWorld().rows());
    int plane = grid.nx() * grid.ny();
    double[] values = new double[plane];
    for (int from = 0; from < volume.values().length; from += plane) {
      for (int i = 0; i < plane; i++) {
        values[i] = volume.values()[from + i];
      }
      digest.numbers(values);
    }
    return digest.hex();
  }

  /** Returns an image with the same pixels that is calibrated in mm if the image has no unit; with a warning then. */
  private static Opened<ImagePlus> withUnit(ImagePlus image) {
    boolean calibrated = image.getProp(ImageGrid.AFFINE) != null
        || !List.of("pixel", "pixels", "").contains(image.getCalibration().getUnit());
    if (calibrated) {
      return new Opened<>(image, List.of());
    }
    ImagePlus copy = new ImagePlus(image.getTitle(), image.getStack());
    copy.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
    copy.setCalibration(image.getCalibration());
    copy.getCalibration().setUnit("mm");
    Optional.ofNullable(image.getProp(EFieldImages.DIDT)).ifPresent(didt -> copy.setProp(EFieldImages.DIDT, didt));
    return new Opened<>(copy, List.of(image.getTitle() + ": its calibration has no unit of length; a pixel is taken as"
        + " 1 mm (Image > Properties)"));
  }

  private record Source(String name, ImagePlus image) implements VolumeSource {

    @Override
    public Opened<Volume> volume(Progress progress) throws IOException {
      return read(VolumeImages::volume);
    }

    @Override
    public Opened<EField> field(OptionalDouble didt, Progress progress) throws IOException {
      return read(plus -> EFieldImages.efield(plus, didt));
    }

    @Override
    public Opened<Grid> grid() throws IOException {
      return read(ImageGrid::of);
    }

    private <T> Opened<T> read(Function<ImagePlus, T> content) throws IOException {
      Opened<ImagePlus> opened = withUnit(image);
      List<String> warnings = new ArrayList<>(opened.warnings());
      ImageGrid.warning(image).ifPresent(warnings::add);
      try {
        return new Opened<>(content.apply(opened.content()), warnings);
      } catch (IllegalArgumentException e) {
        throw new FormatException(e.getMessage());
      }
    }
  }
}
