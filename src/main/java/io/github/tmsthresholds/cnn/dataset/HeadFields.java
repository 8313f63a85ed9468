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
 * E-fields of made-up heads, so that networks see other gyri, conductivities and coils than those of one head: a labelled
 * head is warped ({@link HeadWarp}), gets {@link RandomConductivities} and a {@link RandomCoil}, and the field is that of
 * {@link VolumeConductor}, kept in the grey and white matter around the coil's target. Labels, number and seed decide
 * everything, to the bit, on every platform, whatever the number of threads. Immutable, thread-safe.
 *
 * <pre>
 * TrainingField third = new HeadFields(labels, Path.of("data/heads")).training(2, seed, progress);
 * </pre>
 */
public final class HeadFields {

  private static final String NAME = "head_";
  private static final Pattern NUMBERED = Pattern.compile(NAME + "(\\d{2,6})");
  /** What is no head without, beside the brain: label of the scalp, which coils lie on. */
  private static final int SCALP = 5;
  /** The field is kept within this distance of the target along each axis, mm. */
  private static final double REACH = 45;
  /** The head ends at this distance from the target, mm, where it matters little to the field near the coil. */
  private static final double END = 80;
  private static final int DIGITS = 12;
  private static final long ODD = 0xD1342543DE82EF95L;

  private final TissueLabels labels;
  private final Path folder;

  /**
   * @param labels of a head with air around it
   * @param folder where fields are kept once they have been computed
   * @throws IllegalArgumentException if the head lacks white matter, grey matter, CSF or scalp
   */
  public HeadFields(TissueLabels labels, Path folder) {
    for (int label : new int[] {TissueLabels.WHITE_MATTER, TissueLabels.GREY_MATTER, TissueLabels.CSF, SCALP}) {
      if (!labels.has(label)) {
        throw new IllegalArgumentException("no voxel has the label " + label
            + "; a head has white matter 1, grey matter 2, CSF 3, bone 4, scalp 5");
      }
    }
    this.labels = labels;
    this.folder = folder;
  }

  /** Name of the field of a number. */
  public static String name(int number) {
    return String.format(Locale.ROOT, NAME + "%02d", number);
  }

  /** Number of the field of a name, or -1 if it is no name of a made-up head's. */
  public static int number(String name) {
    Matcher matcher = NUMBERED.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  /**
   * The field of a number, from 0, sampled within grey and white matter. It takes some ten seconds, or is read if it was
   * computed before.
   *
   * @throws IllegalArgumentException if a label has no conductivity, or there is no room for coils
   * @throws IOException if the folder cannot be read or written
   * @throws java.util.concurrent.CancellationException if progress says so
   */
  public EField field(int number, long seed, Progress progress) throws IOException {
    Draw draw = new Draw(number, seed);
    return kept(draw, () -> draw.head(labels, progress), progress);
  }

  private EField kept(Draw draw, Supplier<WarpedHead> head, Progress progress) throws IOException {
    // the digest tells other heads and seeds
    String digest = LabelDigest.of(labels, draw.seed, draw.number).substring(0, DIGITS);
    Path file = folder.resolve(name(draw.number) + "_" + digest + ".nii.gz");
    if (!Files.exists(file)) {
      EField field = solve(draw, head.get(), progress);
      NiftiWriter.write(file, field.volume(), Values.FLOAT32, "V/m at 1 A/us", progress);
    }
    Volume kept = NiftiReader.read(file, progress);
    EField field = EField.of(new Volume(kept.grid(), kept.components(), kept.values(), file.toString()), 1);
    return field.within(field.valid());
  }

  /** The field of a number with neurons in the cortex of its head; throws as {@link #field} does. */
  public TrainingField training(int number, long seed, Progress progress) throws IOException {
    Draw draw = new Draw(number, seed);
    WarpedHead head = draw.head(labels, progress);
    EField field = kept(draw, () -> head, progress);
    TissueLabels tissues = head.tissues();
    Grid grid = field.grid();
    Region block = Region.box(grid.centre(0, 0, 0), grid.centre(grid.nx() - 1, grid.ny() - 1, grid.nz() - 1));
    CorticalDepth depth = CorticalDepth.of(tissues, block, progress);
    return new TrainingField(name(number), field, new CorticalSites(field, tissues, depth, draw.sites));
  }

  /** Random numbers of a field: for the shape of its head, for what the field depends on besides, and for its sites. */
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
    WarpedHead near = head.within(END, coil.target());
    EField whole = VolumeConductor.of(near.grid(), near.labels(), conductivities, Interfaces.SUBVOXEL, progress)
        .field(coil.coil(), progress);
    return brain(whole, near.tissues(), coil.target(), name(draw.number));
  }

  /** The field around a point where there is brain, on the smallest grid that holds it. */
  private static EField brain(EField whole, TissueLabels tissues, Vec3 target, String name) {
    Volume block = FieldTools.cropped(whole.volume(), new Box(target, target).grown(REACH));
    Volume tight = FieldTools.cropped(block, around(tissues.greyAndWhiteMatterOn(block.grid())));
    EField field = EField.of(new Volume(singlePrecision(tight.grid()), 3, tight.values(), name), whole.didt());
    VoxelMask brain = tissues.greyAndWhiteMatterOn(field.grid());
    return FieldTools.masked(field, brain);
  }

  /** The smallest box along the world axes that holds the centres of voxels, mm. */
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

  /** Where the voxels lie as files have it. */
  private static Grid singlePrecision(Grid grid) {
    double[] rows = grid.voxelToWorld().rows();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) rows[i];
    }
    return new Grid(grid.nx(), grid.ny(), grid.nz(), Affine.of(rows));
  }
}
