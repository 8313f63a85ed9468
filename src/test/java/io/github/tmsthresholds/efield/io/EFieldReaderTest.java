package io.github.tmsthresholds.efield.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EFieldReaderTest {

  @TempDir
  Path folder;

  private String refusal(String name, long[] dim, double... values) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, new NiftiBytes(1, ByteOrder.LITTLE_ENDIAN, 16, dim).data(NiftiType.FLOAT32, values).bytes());
    return assertThrows(FormatException.class, () -> EFieldReader.read(file, 1, Progress.NONE)).getMessage().replace(file.toString(), "FILE");
  }

  @Test
  void opensARealField() throws IOException {
    Path file = SharedData.require("efield/colin27_E_M1.nii.gz");
    EField field = EFieldReader.read(file, 1.5, Progress.NONE);
    assertEquals(1.5, field.didt());
    assertEquals(file.toString(), field.name());
    assertEquals(329_750, field.valid().count());
  }

  @Test
  void refusesWhatIsNoField() throws IOException {
    assertEquals("FILE: has 1 component, an E-field has 3", refusal("a.nii", new long[] {2, 1, 1}, 1, 2));
    assertEquals("FILE: has 2 components, an E-field has 3", refusal("a.nii", new long[] {1, 1, 1, 2}, 1, 2));
    assertEquals("FILE: the E-field is zero or NaN in every voxel",
        refusal("a.nii", new long[] {2, 1, 1, 3}, 0, 1, 0, Double.NaN, 0, 1));
    String unknown = refusal("a.mha", new long[] {1, 1, 1, 3}, 1, 2, 3);
    assertTrue(unknown.startsWith("FILE: unknown ending") && unknown.contains(".nii.gz"), unknown);
    Path root = folder.getRoot();
    assertTrue(assertThrows(FormatException.class, () -> EFieldReader.read(root, Progress.NONE)).getMessage()
        .contains("unknown ending"));
    assertThrows(IllegalArgumentException.class, () -> EFieldReader.read(folder.resolve("a.nii"), -1, Progress.NONE));
  }

  @Test
  void damagedFieldsGiveErrorsAndNothingElse() throws IOException {
    double[] values = new double[24];
    Arrays.setAll(values, i -> i + 1);
    Volume volume = NiftiReader.read(Files.write(folder.resolve("field.nii"),
        new NiftiBytes(1, ByteOrder.LITTLE_ENDIAN, 16, 2, 2, 2, 3).data(NiftiType.FLOAT32, values).bytes()));
    Path file = folder.resolve("noted.nii");
    NiftiWriter.write(file, volume, NiftiWriter.Values.FLOAT32, DidtTag.of(2.5));
    Fuzz.assertReadOrRefused(file, Files.readAllBytes(file), 360, EFieldReader::read);
  }
}
