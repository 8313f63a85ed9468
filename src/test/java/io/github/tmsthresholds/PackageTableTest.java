/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Enforces which package may depend on which, sub-packages included. */
class PackageTableTest {

  private static final String ROOT = "io.github.tmsthresholds";
  private static final String IMGLIB2 = "net.imglib2..";
  private static final String IMAGEJ = "ij..";
  private static final String SCIJAVA = "org.scijava..";
  private static final String GSON = "com.google.gson..";
  private static final String TENSORFLOW = "org.tensorflow..";
  private static final String JHDF = "io.jhdf..";
  private static final String MATLAB = "us.hebi.matlab.mat..";
  private static final String DESKTOP = "javax..";
  private static final Set<String> GROUND_FLOOR = Set.of("geometry", "math", "progress", "io", "colour");

  /**
   * Each package, and what it may depend on besides itself and the ground floor: our packages by name, libraries by
   * pattern. Dependencies are transitive, so a row lists only the next lower packages.
   */
  private static final Map<String, List<String>> TABLE = Map.ofEntries(
      Map.entry("geometry", List.of()),
      Map.entry("math", List.of()),
      Map.entry("progress", List.of()),
      Map.entry("io", List.of(GSON, "org.apache.commons.csv..", "javax.xml..", JHDF, "org.slf4j..")),
      Map.entry("colour", List.of()),
      Map.entry("part", List.of()),
      Map.entry("efield", List.of(IMGLIB2)),
      Map.entry("efield.mesh", List.of("efield")),
      Map.entry("efield.io", List.of("efield.mesh", "javax.xml..")),
      Map.entry("efield.coil", List.of("efield.io", GSON, "org.apache.commons.math3..")),
      Map.entry("efield.coil.pose", List.of("efield.coil", MATLAB)),
      Map.entry("efield.conductor", List.of("efield.coil")),
      Map.entry("efield.conductor.basis", List.of("efield.conductor", "org.apache.commons.math3..", JHDF)),
      Map.entry("neuron", List.of()),
      Map.entry("neuron.membrane", List.of("neuron")),
      Map.entry("neuron.morphology", List.of("neuron")),
      Map.entry("neuron.synthetic", List.of("neuron.morphology")),
      Map.entry("neuron.library", List.of("neuron.morphology")),
      Map.entry("cortex", List.of("efield.mesh", "neuron")),
      Map.entry("cable.waveform", List.of()),
      Map.entry("cable", List.of("cable.waveform", "neuron.membrane")),
      Map.entry("cable.search", List.of("cable", "efield")),
      Map.entry("uniform", List.of("cable.search", "part")),
      Map.entry("baseline", List.of("cable.search")),
      Map.entry("cnn", List.of("uniform", GSON)),
      Map.entry("cnn.dataset", List.of("cable.search", "cortex", "efield.conductor", "part", JHDF)),
      Map.entry("cnn.tensorflow", List.of("cnn")),
      Map.entry("cnn.tensorflow.graph", List.of("cnn", TENSORFLOW)),
      Map.entry("cnn.training", List.of("cnn.dataset", "cnn.tensorflow")),
      Map.entry("check", List.of("cortex")),
      Map.entry("threshold", List.of("baseline", "cnn.tensorflow", "cortex", "efield.conductor.basis", SCIJAVA)),
      Map.entry("threshold.uncertainty", List.of("threshold", "org.apache.commons.math3..", JHDF)),
      Map.entry("map", List.of("threshold", "org.apache.commons.math3..")),
      Map.entry("dose", List.of("map", "efield.coil.pose")),
      Map.entry("ops", List.of("map", "neuron.library")),
      Map.entry("image", List.of("efield.io", IMAGEJ, SCIJAVA, DESKTOP)),
      Map.entry("plot", List.of("dose", "threshold.uncertainty", "org.jfree..", DESKTOP)),
      Map.entry("live", List.of("plot", "efield.conductor.basis", DESKTOP)),
      Map.entry("command.run", List.of("map", "image", GSON)),
      Map.entry("command.parameter",
          List.of("command.run", "check", "image", "plot", "cnn.training", "neuron.library",
              "efield.coil.pose", "efield.conductor.basis")),
      Map.entry("command.result", List.of("command.parameter", "plot")),
      Map.entry("command", List.of("command.result", "live")),
      Map.entry("ij", List.of("command", "net.imagej.patcher..")));

  private static final JavaClasses OURS =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

  /** Fails, too, if a row has no classes, since ArchUnit fails on rules that check nothing. */
  @TestFactory
  Stream<DynamicTest> eachPackageDependsOnlyOnWhatTheTableAllows() {
    return TABLE.keySet().stream().sorted().map(name -> DynamicTest.dynamicTest(name, () -> {
      Set<String> allowed = new LinkedHashSet<>(List.of("java.."));
      GROUND_FLOOR.forEach(ground -> allowed.add(full(ground)));
      collect(name, allowed);
      classes().that().resideInAPackage(full(name))
          .should().onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new))).check(OURS);
    }));
  }

  private static void collect(String name, Set<String> allowed) {
    if (!TABLE.containsKey(name)) {
      allowed.add(name);
    } else if (allowed.add(full(name)) || GROUND_FLOOR.contains(name)) {
      TABLE.get(name).forEach(below -> collect(below, allowed));
    }
  }

  private static String full(String name) {
    return ROOT + "." + name;
  }

  @Test
  void everyPackageIsInTheTable() {
    classes().should().resideInAnyPackage(TABLE.keySet().stream().map(PackageTableTest::full).toArray(String[]::new))
        .check(OURS);
  }

  /** The table itself permits no cycle: every row lists only packages whose own closure does not contain it. */
  @Test
  void tableHasNoCycles() {
    for (String name : TABLE.keySet()) {
      Set<String> below = new LinkedHashSet<>();
      TABLE.get(name).forEach(next -> collect(next, below));
      if (below.contains(full(name))) {
        throw new AssertionError(name + " depends on itself through " + TABLE.get(name));
      }
    }
  }

  /** The ground floor depends on nothing of ours but itself, without cycles. */
  @Test
  void groundFloorHasNoCycles() {
    slices().matching(ROOT + ".(*)")
        .should().beFreeOfCycles().check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(GROUND_FLOOR.stream().map(PackageTableTest::full).toArray(String[]::new)));
  }

  /** TensorFlow is optional and loaded by a class loader of its own, so nothing else may link to it. */
  @Test
  void onlyOnePackageLinksToTensorFlow() {
    noClasses().that().resideOutsideOfPackage(full("cnn.tensorflow.graph"))
        .should().dependOnClassesThat().resideInAnyPackage(TENSORFLOW, full("cnn.tensorflow.graph")).check(OURS);
  }
}
