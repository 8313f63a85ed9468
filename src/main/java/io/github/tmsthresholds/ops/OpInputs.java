/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ops;

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.FieldImage;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellFinder;
import io.github.tmsthresholds.neuron.library.CellReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Converts plain arguments of ops; messages name the argument. Stateless, thread-safe. */
final class OpInputs {

  private static final String COLUMNS =
      "the position x, y, z (mm), the normal x, y, z (towards the pia), and the azimuth (degrees) if it is not 0";
  private static final double UNIT_TOLERANCE = 1e-12;

  private OpInputs() {}

  /** Returns the field, restricted to grey and white matter if there are labels. */
  static FieldImage field(RandomAccessibleInterval<? extends RealType<?>> efield, double[] affine, Double didt,
      RandomAccessibleInterval<? extends RealType<?>> tissues) {
    FieldImage field = new FieldImage(required(efield, "efield"), affine(affine), didt == null ? 1 : didt, "efield");
    return tissues == null ? field : field.within(tissues);
  }

  private static <T> T required(T value, String name) {
    if (value == null) {
      throw new InvalidInputException(name + ": is null; it is required");
    }
    return value;
  }

  /** Returns the affine of 12 or 16 numbers, row by row. */
  static Affine affine(double[] numbers) {
    int n = required(numbers, "affine").length;
    if (n != 12 && n != 16) {
      throw new InvalidInputException("affine: has " + n + " numbers, must have 12 (3 rows of 4) or 16 (4 rows of 4),"
          + " voxel to world, mm");
    }
    if (n == 16 && !Arrays.equals(Arrays.copyOfRange(numbers, 12, 16), new double[] {0, 0, 0, 1})) {
      throw new InvalidInputException("affine: its last row is " + Arrays.toString(Arrays.copyOfRange(numbers, 12, 16))
          + ", must be 0, 0, 0, 1; the numbers must be row by row");
    }
    try {
      return Affine.of(Arrays.copyOf(numbers, 12));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("affine: " + e.getMessage(), e);
    }
  }

  /** Returns the sites in the rows of an array, each a {@code double[]}. Their layer has no meaning. */
  static List<Site> sites(Object[] rows) {
    if (required(rows, "sites").length == 0) {
      throw new InvalidInputException("sites: has no rows; each row must hold " + COLUMNS);
    }
    List<Site> sites = new ArrayList<>(rows.length);
    for (int row = 0; row < rows.length; row++) {
      if (!(rows[row] instanceof double[] numbers)) {
        throw new InvalidInputException("sites: row " + row + " is "
            + (rows[row] == null ? "null" : "a " + rows[row].getClass().getSimpleName()) + ", must be a double[]");
      }
      sites.add(site(numbers, row));
    }
    return sites;
  }

  /** Returns the sites in an image of two dimensions: site and column. */
  static List<Site> sites(RandomAccessibleInterval<? extends RealType<?>> image) {
    long[] size = required(image, "sites").dimensionsAsLongArray();
    if (size.length != 2 || size[1] < 6 || size[1] > 7 || size[0] > Integer.MAX_VALUE - 8) {
      throw new InvalidInputException("sites: has the sizes " + Arrays.toString(size)
          + ", must be an image of n x 6 or n x 7 values: per site " + COLUMNS
          + (size.length == 2 && (size[0] == 6 || size[0] == 7) ? "; Views.permute(sites, 0, 1) swaps the axes" : ""));
    }
    double[][] rows = new double[(int) size[0]][(int) size[1]];
    RandomAccess<? extends RealType<?>> at = image.randomAccess();
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        rows[row][column] = at.setPositionAndGet(image.min(0) + row, image.min(1) + column).getRealDouble();
      }
    }
    return sites(rows);
  }

  private static Site site(double[] r, int row) {
    if (r.length < 6 || r.length > 7) {
      throw new InvalidInputException("sites: row " + row + " has " + r.length
          + " numbers, must have 6 or 7: " + COLUMNS);
    }
    for (int column = 0; column < r.length; column++) {
      if (!Double.isFinite(r[column])) {
        throw new InvalidInputException("sites: row " + row + ", column " + column + ": is " + r[column]
            + ", must be a finite number");
      }
    }
    Vec3 normal = new Vec3(r[3], r[4], r[5]);
    double length = normal.norm();
    if (!(length > 0) || Double.isInfinite(length)) {
      throw new InvalidInputException("sites: row " + row + ": the normal (columns 3 to 5) has the length " + length
          + ", must be above 0");
    }
    return new Site(new Vec3(r[0], r[1], r[2]), Math.abs(length - 1) <= UNIT_TOLERANCE ? normal : normal.unit(),
        r.length == 7 ? r[6] : 0, Layer.L5);
  }

  /**
   * Returns the cells of names separated by commas; all bundled cells for null.
   *
   * @param known names that need no morphology
   * @throws InvalidInputException if a cell is unknown; the message lists the known names
   */
  static List<CellModel> cells(String cells, List<String> known) {
    try {
      List<CellReference> references = new ArrayList<>();
      if (cells == null || cells.isBlank()) {
        references.addAll(CellFinder.bundled());
      } else {
        CellFinder finder = new CellFinder(CellFinder.userLibrary(), false, known);
        for (String name : cells.split(",")) {
          references.addAll(finder.find("cells", name.strip()));
        }
      }
      List<CellModel> models = new ArrayList<>();
      Set<String> warnings = new LinkedHashSet<>();
      for (CellReference reference : references) {
        models.add(reference.load(AxonTerminal.DISABLED).reportTo(warnings::add));
      }
      warnings.forEach(warning -> System.err.println("Warning: " + warning));
      return models;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
