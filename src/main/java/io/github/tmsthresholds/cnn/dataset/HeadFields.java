/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.efield.conductor.VolumeConductor;
import io.github.tmsthresholds.efield.conductor.VolumeConductor.Interfaces;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Computes E-fields of synthetic heads, so that networks are trained on other gyri, conductivities and coils than those
 * of one head. The labels of a head are warped ({@link HeadWarp}), the tissues get {@link RandomConductivities} and the
 * head a {@link RandomCoil}; {@link VolumeConductor} computes the field, which is stored in the grey and white matter
 * around the coil's target. Labels, number and seed determine the field, with the same bits on every platform and for
 * any number of threads. Immutable, thread-safe.
 *
 * <pre>
 * TrainingField third = new HeadFields(labels, Path.of("data/heads")).trainingField(2, seed, progress);
 * </pre>
 */
public final class HeadFields {

  private static final String NAME = "head_";
  private static final Pattern NUMBERED = Pattern.compile(NAME + "(\\d{2,6})");
  /** Label of the scalp, on which coils are placed. */
  private static final int SCALP = 5;
  /** Half the edge of the stored field, centred on the target, mm. */
  private static final double HALF_EDGE = 45;
  /** Radius around the target, mm, beyond which the head is cut off; it hardly affects the field near the coil. */
  private static final double HEAD_RADIUS = 80;
  /** Number of digits of the digest in file names. */
  private static final int DIGITS = 12;
  private static final long ODD = 0xD1342543DE82EF95L;

  private final TissueLabels labels;
  private final Path folder;

  /**
   * Creates the source of fields in warped copies of a head.
   *
   * @param labels tissue labels of a head surrounded by air
   * @param folder folder in which computed fields are stored and found again
   * @throws IllegalArgumentException if the head lacks white matter, grey matter, CSF or scalp
   */
  public HeadFields(TissueLabels labels, Path folder) {
    for (int label : new int[] {TissueLabels.WHITE_MATTER, TissueLabels.GREY_MATTER, TissueLabels.CSF, SCALP}) {
      if (!labels.has(label)) {
        throw new InvalidInputException("no voxel has the label " + label
            + "; a head must have white matter 1, grey matter 2, CSF 3, bone 4, scalp 5");
      }
    }
    this.labels = labels;
    this.folder = folder;
  }

  /** Returns the name of the field with a number. */
  public static String name(int number) {
    return String.format(Locale.ROOT, NAME + "%02d", number);
  }

  /** Returns the number of the field with a name, or -1 if it is not the name of a synthetic head's field. */
  public static int number(String name) {
    Matcher matcher = NUMBERED.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  /**
   * Returns the field with a number, valid within grey and white matter. Computes it in some seconds, or reads it
   * if it is in the folder.
   *
   * @param number number of the field, from 0
   * @param seed seed of the random numbers
   * @throws IllegalArgumentException if a label has no conductivity, or no coil fits on the head
   * @throws IOException if the folder cannot be read or written
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public EField field(int number, long seed, Progress progress) throws IOException {
    Draw draw = new Draw(number, seed);
    return stored(draw, () -> draw.head(labels, progress), progress);
  }

  private EField stored(Draw draw, Supplier<WarpedHead> head, Progress progress) throws IOException {
    // the digest distinguishes heads and seeds
    String digest = LabelDigest.of(labels, draw.seed, draw.number).substring(0, DIGITS);
    Path file = folder.resolve(name(draw.number) + "_" + digest + ".nii.gz");
    if (!Files.exists(file)) {
      EField field = solve(draw, head.get(), progress);
      NiftiWriter.write(file, field.volume(), Values.FLOAT32, "V/m at 1 A/us", progress);
    }
    Volume volume = NiftiReader.read(file, progress);
    EField field = EField.of(new Volume(volume.grid(), volume.components(), volume.values(), file.toString()), 1);
    return field.within(field.valid());
  }

  /**
   * Returns the field with a number, with sites in the cortex of its head.
   *
   * @param number number of the field, from 0
   * @param seed seed of the random numbers
   * @throws IllegalArgumentException if a label has no conductivity, or no coil fits on the head
   * @throws IOException if the folder cannot be read or written
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public TrainingField trainingField(int number, long seed, Progress progress) throws IOException {
    Draw draw = new Draw(number, seed);
    WarpedHead head = draw.head(labels, progress);
    EField field = stored(draw, () -> head, progress);
    TissueLabels tissues = head.tissues();
    Grid grid = field.grid();
    Region block = Region.box(grid.centre(0, 0, 0), grid.centre(grid.nx() - 1, grid.ny() - 1, grid.nz() - 1));
    CorticalDepth depth = CorticalDepth.of(tissues, block, progress);
    return new TrainingField(name(number), field, new CorticalSites(field, tissues, depth, draw.sites));
  }

  /**
   * Random numbers of a field.
   *
   * @param shape generator for the shape of the head
   * @param electric generator for conductivities and coil
   * @param sites seed of the sites
   */
  private record Draw(int number, long seed, SplittableRandom shape, SplittableRandom electric, long sites) {

    private Draw(int number, long seed, SplittableRandom random) {
      this(number, seed, random.split(), random.split(), random.nextLong());
    }

    Draw(int number, long seed) {
      this(number, seed, new SplittableRandom(seed * ODD + number));
    }

    WarpedHead head(TissueLabels labels, Progress progress) {
      Grid grid = labels.grid();
      Vec3 middle = grid.voxelToWorld().apply((grid.nx() - 1) / 2.0, (grid.ny() - 1) / 2.0, (grid.nz() - 1) / 2.0);
      return WarpedHead.of(labels, new HeadWarp(middle, shape), progress);
    }
  }

  private static EField solve(Draw draw, WarpedHead head, Progress progress) {
    progress.checkCancelled();
    Conductivities conductivities = RandomConductivities.draw(draw.electric);
    RandomCoil coil = RandomCoil.over(head, draw.electric, progress);
    WarpedHead near = head.within(HEAD_RADIUS, coil.target());
    EField whole = VolumeConductor.of(near.grid(), near.labels(), conductivities, Interfaces.SUBVOXEL, progress)
        .field(coil.coil(), progress);
    return brain(whole, near.tissues(), coil.target(), name(draw.number));
  }

  /** Returns the field in the brain around a point, on the smallest grid that contains it. */
  private static EField brain(EField whole, TissueLabels tissues, Vec3 target, String name) {
    Volume block = FieldTools.cropped(whole.volume(), new Box(target, target).grown(HALF_EDGE));
    Volume tight = FieldTools.cropped(block, around(tissues.greyAndWhiteMatterOn(block.grid())));
    EField field = EField.of(new Volume(singlePrecision(tight.grid()), 3, tight.values(), name), whole.didt());
    VoxelMask brain = tissues.greyAndWhiteMatterOn(field.grid());
    return FieldTools.masked(field, brain);
  }

  /** Returns the smallest box along the world axes that contains the centres of the voxels, mm. */
  private static Box around(VoxelMask mask) {
    Grid grid = mask.grid();
    Box box = Box.EMPTY;
    for (int i = 0; i < grid.voxels(); i++) {
      if (mask.contains(i)) {
        box = box.including(grid.centre(i));
      }
    }
    return box;
  }

  /** Rounds the affine of a grid to single precision, as it is stored in NIfTI files. */
  private static Grid singlePrecision(Grid grid) {
    double[] rows = grid.voxelToWorld().rows();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) rows[i];
    }
    return new Grid(grid.nx(), grid.ny(), grid.nz(), Affine.of(rows));
  }
}
