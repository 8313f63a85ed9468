/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.membrane;

import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.SectionType;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Provides the membranes of the five cortical cell types as myelinated and scaled to adult human by Aberra et al.
 * (2018), with the channel densities of Markram et al. (2015). Stateless, thread-safe.
 */
public final class CorticalMembranes {

  /**
   * Densities (S/cm2), leak reversal (mV) and calcium (gamma; decay in ms): one column per cell type, - where absent.
   */
  private static final String TABLE = """
      somatic  NaTs2_t   0.150747   0.926705   0.395881   0.983955   0.976885
      somatic  Nap_Et2   0.000001   -          0.000001   -          -
      somatic  SKv3_1    0.503893   0.102517   0.260872   0.303472   0.072929
      somatic  K_Tst     0.039863   -          0.077616   -          -
      somatic  K_Pst     0.005446   -          0.000114   -          -
      somatic  Im        0.000478   -          0.000032   -          -
      somatic  Ih        -          0.000080   -          0.000080   0.000080
      somatic  SK_E2     0.000523   0.099433   0.002099   0.008407   0.003869
      somatic  Ca_HVA    -          0.000374   -          0.000994   0.000459
      somatic  Ca        0.000174   -          0.000028   -          -
      somatic  Ca_LVAst  0.003242   0.000778   0.009728   0.000333   0.005592
      somatic  gamma     0.000500   0.000533   0.000814   0.000609   0.000996
      somatic  decay     645.079741 342.544232 967.678789 210.485284 873.498863
      somatic  g_pas     0.000100   0.00003    0.000020   0.00003    0.00003
      somatic  e_pas     -67.128897 -75        -69.781406 -75        -75
      axonal   NaTa_t    3.999855   3.429725   3.993125   3.137968   3.288755
      axonal   Nap_Et2   0.000001   0.009803   -          0.006827   0.000671
      axonal   SKv3_1    0.386953   0.094971   0.517764   1.021945   1.936176
      axonal   K_Tst     0.042115   0.001035   -          0.089259   0.029456
      axonal   K_Pst     0.001693   0.959296   0.068460   0.973538   0.957198
      axonal   Im        0.000554   -          0.000345   -          -
      axonal   SK_E2     0.001224   0.008085   0.005611   0.007104   0.098377
      axonal   Ca_HVA    -          0.000306   -          0.000990   0.000684
      axonal   Ca        0.000400   -          0.000501   -          -
      axonal   Ca_LVAst  0.009017   0.000050   0.009986   0.008752   0.000007
      axonal   gamma     0.001739   0.016713   0.000503   0.002910   0.001734
      axonal   decay     468.069681 384.114655 573.007045 287.198731 103.091390
      axonal   g_pas     0.000008   0.00003    0.000063   0.00003    0.00003
      axonal   e_pas     -63.854018 -75        -64.601696 -75        -75
      apical   NaTs2_t   -          0.012009   -          0.026145   0.025690
      apical   SKv3_1    -          0.000513   -          0.004226   0.039763
      apical   Im        -          0.000740   -          0.000143   0.001000
      apical   Ih        -          0.000080   -          0.000080   0.000080
      apical   g_pas     0.000001   0.00003    0.000001   0.00003    0.00003
      apical   e_pas     -60.295916 -75        -63.118492 -75        -75
      basal    NaTs2_t   0.000229   -          0.001373   -          -
      basal    SKv3_1    0.000083   -          0.000041   -          -
      basal    K_Tst     0.001511   -          0.007375   -          -
      basal    K_Pst     0.00001    -          0.00001    -          -
      basal    Im        0.000022   -          0.000014   -          -
      basal    Ih        0.000049   0.000080   0.000023   0.000080   0.000080
      basal    g_pas     0.000001   0.00003    0.000001   0.00003    0.00003
      basal    e_pas     -60.295916 -75        -63.118492 -75        -75
      """;

  /** Capacitance of myelin, uF/cm2. */
  private static final double MYELIN_CAPACITANCE = 0.02;
  /** Leak conductance of myelin, S/cm2. */
  private static final double MYELIN_LEAK = 1 / 1.125e6;
  /** Factor on the sodium density of the axon at nodes of Ranvier. */
  private static final double NODE_SODIUM_FACTOR = 2;

  private static final Map<CellType, Map<SectionType, Membrane>> MEMBRANES = new EnumMap<>(CellType.class);

  static {
    for (CellType type : CellType.values()) {
      Map<SectionType, Membrane> membranes = new EnumMap<>(SectionType.class);
      for (SectionType section : SectionType.values()) {
        membranes.put(section, make(type, section));
      }
      MEMBRANES.put(type, membranes);
    }
  }

  private CorticalMembranes() {}

  /**
   * Returns the membrane of a type of section of a cell type. The density of Ih is that at the soma; where Ih grows
   * with distance along dendrites, the factor is in {@code Compartments.ihFactor}.
   */
  public static Membrane of(CellType type, SectionType section) {
    return MEMBRANES.get(type).get(section);
  }

  private static Membrane make(CellType type, SectionType section) {
    return switch (section) {
      case SOMA -> membrane(type, "somatic", 1);
      case AXON_INITIAL -> membrane(type, "axonal", 1);
      case BASAL -> membrane(type, "basal", 2);
      // the published interneurons have no apical dendrites; those of user-supplied cells get the basal membrane
      case APICAL -> membrane(type, type.isPyramidal() ? "apical" : "basal", 2);
      case MYELIN -> new Membrane(MYELIN_CAPACITANCE, MYELIN_LEAK, values(type, "axonal").get("e_pas"), Map.of(), null);
      case NODE -> collateral(type, NODE_SODIUM_FACTOR);
      case UNMYELINATED -> collateral(type, 1);
    };
  }

  private static Membrane membrane(CellType type, String region, double capacitance) {
    Map<String, Double> v = values(type, region);
    Map<Channel, Double> densities = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      if (v.containsKey(channel.label())) {
        densities.put(channel, v.get(channel.label()));
      }
    }
    Calcium calcium = v.containsKey("gamma") ? new Calcium(v.get("gamma"), v.get("decay")) : null;
    return new Membrane(capacitance, v.get("g_pas"), v.get("e_pas"), densities, calcium);
  }

  /** Returns the membrane of nodes and unmyelinated axon: five of the axon's channels and its leak. */
  private static Membrane collateral(CellType type, double sodiumFactor) {
    Map<String, Double> v = values(type, "axonal");
    Map<Channel, Double> densities = new EnumMap<>(Channel.class);
    for (Channel c : new Channel[] {Channel.SKV3_1, Channel.NAP_ET2, Channel.K_PST, Channel.K_TST, Channel.NATA_T}) {
      densities.put(c, v.getOrDefault(c.label(), 0.0) * (c == Channel.NATA_T ? sodiumFactor : 1));
    }
    return new Membrane(1, v.get("g_pas"), v.get("e_pas"), densities, null);
  }

  private static Map<String, Double> values(CellType type, String region) {
    Map<String, Double> values = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] columns = line.split("\\s+");
      String cell = columns[2 + type.ordinal()];
      if (columns[0].equals(region) && !cell.equals("-")) {
        values.put(columns[1], Double.valueOf(cell));
      }
    }
    return values;
  }
}
