/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.colour;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Perceptually uniform colour maps, by the names of matplotlib; {@code _r} is the reversed map, in which low values are
 * bright. Interpolated linearly from every fifteenth of the 256 colours. Immutable.
 */
public enum ColourMap {

  /** Reversed {@link Viridis}: yellow to dark blue. */
  VIRIDIS_R(true),
  /** {@link Viridis}: dark blue to yellow. */
  VIRIDIS(false),
  /** Reversed inferno: light yellow over red to black. */
  INFERNO_R(true, ColourMap.INFERNO_COLOURS),
  /** Inferno (N. J. Smith, S. van der Walt; CC0): black over red to light yellow. */
  INFERNO(false, ColourMap.INFERNO_COLOURS),
  /** Reversed cividis: yellow over grey to dark blue. */
  CIVIDIS_R(true, ColourMap.CIVIDIS_COLOURS),
  /** Cividis (Nunez, Anderton, Renslow 2018, PLoS ONE 13:e0199239), for colour vision deficiency. */
  CIVIDIS(false, ColourMap.CIVIDIS_COLOURS);

  /** Colour map of thresholds: the lowest, which matter most, are bright. */
  public static final ColourMap OF_THRESHOLDS = VIRIDIS_R;

  private static final String INFERNO_COLOURS = "000004 0a0722 1e0c45 380962 510e6c 69166e 801f6c 982766 b0315b c63d4d "
      + "d94d3d e9612b f47918 fa9407 fcb014 f8cd37 f2ea69 fcffa4";
  private static final String CIVIDIS_COLOURS = "00224e 002d68 163770 2e416d 3f4c6c 4e566c 5c616e 696b71 767676 838179 "
      + "928c78 a09875 afa471 bfb06b cfbd62 dfca57 f0d846 fee838";

  private final boolean reversed;
  /** Evenly spaced colours; empty for viridis. */
  private final int[] colours;

  ColourMap(boolean reversed) {
    this.reversed = reversed;
    colours = new int[0];
  }

  ColourMap(boolean reversed, String colours) {
    this.reversed = reversed;
    this.colours = Arrays.stream(colours.split(" ")).mapToInt(c -> Integer.parseInt(c, 16)).toArray();
  }

  /** Returns the colour 0xRRGGBB of a number from 0 (lowest value) to 255 (highest value). */
  public int rgb(int i) {
    int at = reversed ? 255 - i : i;
    return colours.length == 0 ? Viridis.rgb(at) : Gradient.rgb(colours, at);
  }

  /** Returns the name, such as {@code viridis_r}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the map of a name, if there is one. */
  public static Optional<ColourMap> of(String key) {
    return Arrays.stream(values()).filter(map -> map.key().equals(key)).findFirst();
  }

  /** Returns the names of all maps. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(ColourMap::key).toList();
  }
}
