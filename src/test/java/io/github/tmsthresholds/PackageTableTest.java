package io.github.tmsthresholds;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps the table of packages: what each may import. Imports are transitive. */
class PackageTableTest {

  private static final String ROOT = "io.github.tmsthresholds";
  private static final String IMGLIB2 = "net.imglib2..";
  private static final String IMAGEJ = "ij..";
  private static final String SCIJAVA = "org.scijava..";
  private static final String JFREECHART = "org.jfree..";
  private static final String TENSORFLOW = "org.tensorflow..";
  private static final List<String> GROUND = List.of("geometry", "math", "io", "job");

  /** Package to what it may import directly: our packages by name, others by pattern. */
  private static final Map<String, List<String>> TABLE = Map.ofEntries(
      Map.entry("geometry", List.of()),
      Map.entry("math", List.of()),
      Map.entry("io", List.of()),
      Map.entry("job", List.of()),
      Map.entry("efield", List.of(IMGLIB2, "com.google.gson..")),
      Map.entry("cortex", List.of("efield")),
      Map.entry("neuron", List.of()),
      Map.entry("cable", List.of("neuron", "efield")),
      Map.entry("uniform", List.of("cable")),
      Map.entry("cnn", List.of("cortex", "uniform", "com.google.gson..", "io.jhdf..", "org.slf4j..", TENSORFLOW)),
      Map.entry("threshold", List.of("cnn", SCIJAVA)),
      Map.entry("colour", List.of()),
      Map.entry("image", List.of("cortex", "colour", IMAGEJ)),
      Map.entry("map", List.of("threshold")),
      Map.entry("plot", List.of("map", "colour", JFREECHART)),
      Map.entry("command", List.of("plot", "image", "cnn", "com.google.gson..")),
      Map.entry("ij", List.of("command", "net.imagej.patcher..")));

  private static final JavaClasses OURS =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> eachPackageImportsOnlyWhatTheTableAllows() {
    return TABLE.keySet().stream().sorted().map(name -> DynamicTest.dynamicTest(name, () -> {
      List<String> allowed = new ArrayList<>(List.of("java..", name.equals("ij") || name.equals("command") || name.equals("plot")
          || name.equals("image") ? "javax.." : "javax.xml.."));
      collect(name, allowed);
      classes().that().resideInAPackage(ROOT + "." + name + "..")
          .should().onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
          .allowEmptyShould(true).check(OURS);
    }));
  }

  private static void collect(String name, List<String> allowed) {
    if (!TABLE.containsKey(name)) {
      allowed.add(name);
      return;
    }
    allowed.add(ROOT + "." + name + "..");
    GROUND.forEach(g -> allowed.add(ROOT + "." + g + ".."));
    TABLE.get(name).forEach(below -> collect(below, allowed));
  }

  @Test
  void everyPackageStandsInTheTable() {
    classes().should().resideInAnyPackage(TABLE.keySet().stream().map(n -> ROOT + "." + n + "..").toArray(String[]::new))
        .check(OURS);
  }

  /** TensorFlow need not be there, and is loaded apart. */
  @Test
  void onlyOnePackageKnowsTensorFlow() {
    noClasses().that().resideOutsideOfPackage(ROOT + ".cnn.tensorflow")
        .should().dependOnClassesThat().resideInAnyPackage(TENSORFLOW, ROOT + ".cnn.tensorflow").check(OURS);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(OURS);
  }
}
