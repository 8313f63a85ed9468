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

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Synthetic E-fields, which add variety to the training data: cubes of {@value #EDGE} mm around the origin with voxels
 * of 1, 0.5 or 2 mm. Three kinds alternate: smooth fields; fields with a {@link FoldedInterface} and sites near it; and
 * fields that also end some millimetres above the interface, as at the edge of a tissue mask at the pia, with sites at
 * the depth of their layer between the two. Number and seed determine the field, with the same bits on every platform.
 * Immutable, thread-safe.
 */
public final class SyntheticField implements TrainingField.SiteSource {

  /** Edge of the cube, mm. */
  static final double EDGE = 48;

  private static final String NAME = "synthetic_";
  private static final Pattern NUMBERED = Pattern.compile(NAME + "(\\d{2,6})");
  /** Voxel sizes, mm, used in turn. */
  private static final double[] SPACINGS = {1, 0.5, 1, 2};
  /** Largest distance of sites from the origin before they are moved relative to the interface, mm. */
  private static final double RADIUS = 14;
  /** Largest height of sites above or below an interface without cortex, mm. */
  private static final double NEAR = 3;
  /** Bounds of the cortical thickness, mm. */
  private static final double THINNEST = 2;
  private static final double THICKEST = 4;
  /** Largest length of the random vector that is added to the unit normal of the interface. */
  private static final double TILT = 0.5;
  /** Smallest field at a site, as a fraction of the robust maximum. */
  private static final double WEAK = 0.2;

  private enum Kind { SMOOTH, INTERFACE, CORTEX }

  private final Kind kind;
  private final VectorWaves waves;
  private final FoldedInterface surface;
  private final double thickness;
  private final long sitesSeed;
  private final EField field;
  private final double weakest;

  private SyntheticField(int number, long seed) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    kind = Kind.values()[number % Kind.values().length];
    waves = new VectorWaves(random);
    surface = new FoldedInterface(random);
    thickness = random.nextDouble(THINNEST, THICKEST);
    sitesSeed = random.nextLong();
    field = field(SPACINGS[number / Kind.values().length % SPACINGS.length], name(number));
    weakest = WEAK * new FieldStrength(field, field.valid()).maximum();
  }

  /**
   * Creates the field with a number.
   *
   * @param number number of the field, from 0
   * @param seed seed of the random numbers
   */
  public static TrainingField of(int number, long seed) {
    SyntheticField synthetic = new SyntheticField(number, seed);
    return new TrainingField(name(number), synthetic.field, synthetic);
  }

  /** Returns the name of the field with a number. */
  public static String name(int number) {
    return String.format(Locale.ROOT, NAME + "%02d", number);
  }

  /** Returns the number of the field with a name, or -1 if it is not the name of a synthetic field. */
  static int number(String name) {
    Matcher matcher = NUMBERED.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  private EField field(double spacing, String name) {
    int n = (int) (EDGE / spacing) + 1;
    Grid grid = new Grid(n, n, n, Affine.ofSpacing(spacing, new Vec3(-EDGE / 2, -EDGE / 2, -EDGE / 2)));
    int voxels = grid.voxels();
    float[] values = new float[3 * voxels];
    for (int i = 0; i < voxels; i++) {
      Vec3 e = at(grid.centre(i));
      values[i] = (float) e.x();
      values[i + voxels] = (float) e.y();
      values[i + 2 * voxels] = (float) e.z();
    }
    EField whole = EField.of(new Volume(grid, 3, values, name), 1);
    return kind != Kind.CORTEX ? whole
        : whole.within(VoxelMask.of(grid, i -> surface.heightAbove(grid.centre(i)) < thickness));
  }

  private Vec3 at(Vec3 r) {
    return kind == Kind.SMOOTH ? waves.at(r) : surface.refracted(waves.at(r), r);
  }

  @Override
  public List<Site> sites(Layer layer, int count, Progress progress) {
    SplittableRandom random = new SplittableRandom(sitesSeed + layer.ordinal());
    List<Site> sites = new ArrayList<>();
    double[] e = new double[3];
    byte[] flag = new byte[1];
    while (sites.size() < count) {
      Site site = site(layer, random);
      e[0] = site.position().x();
      e[1] = site.position().y();
      e[2] = site.position().z();
      field.sampler().sample(e, 1, e, flag);
      if (flag[0] != FieldSampler.OUTSIDE && new Vec3(e[0], e[1], e[2]).norm() > weakest) {
        sites.add(site);
      }
    }
    return sites;
  }

  private Site site(Layer layer, SplittableRandom random) {
    Vec3 position = Distributions.inUnitSphere(random).times(RADIUS), tilt = Distributions.inUnitSphere(random);
    double height = kind == Kind.CORTEX ? (1 - layer.depth()) * thickness : random.nextDouble(-NEAR, NEAR);
    Vec3 normal = Distributions.direction(random);
    if (kind != Kind.SMOOTH) {
      position = surface.lifted(position, height);
      normal = surface.normal(position).plus(tilt.times(TILT)).unit();
    }
    return new Site(position, normal, random.nextDouble(360), layer);
  }
}
