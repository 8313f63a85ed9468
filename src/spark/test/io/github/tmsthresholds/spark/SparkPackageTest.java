/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Enforces that only the package of the programs knows Spark, and that nothing depends on that package. */
@Tag("spark")
class SparkPackageTest {

  private static final String ROOT = "io.github.tmsthresholds.";
  private static final String PROGRAMS = ROOT + "spark..";
  private static final JavaClasses OURS = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.github.tmsthresholds");

  @Test
  void programsUseTheCommandsAndSparkOnly() {
    classes().that().resideInAPackage(PROGRAMS).should().onlyDependOnClassesThat().resideInAnyPackage(PROGRAMS,
        "java..", "org.apache.spark..", "scala..", "picocli..", "org.scijava..", "ij..", ROOT + "command..",
        ROOT + "ij..", ROOT + "part..", ROOT + "io..", ROOT + "progress..").check(OURS);
  }

  @Test
  void nothingElseDependsOnThem() {
    noClasses().that().resideOutsideOfPackage(PROGRAMS).should().dependOnClassesThat()
        .resideInAnyPackage(PROGRAMS, "org.apache.spark..", "scala..", "picocli..").check(OURS);
  }
}
