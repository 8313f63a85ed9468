/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

  private static final String HELD = ": another run is writing its results there; wait for it, or give another folder";

  @TempDir
  Path folder;

  /** A run in a separate process: locks a folder, prints "held", and keeps the lock until its standard input ends. */
  static final class Other {

    public static void main(String[] args) throws IOException {
      try (FolderLock lock = FolderLock.take(Path.of(args[0]))) {
        System.out.println("held");
        System.in.read();
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static Process other(Path folder) throws IOException {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Other.class.getName(),
        folder.toString()).redirectErrorStream(true).start();
  }

  private void assertHeld(Path there) {
    assertEquals(there + HELD, assertThrows(IOException.class, () -> FolderLock.take(there)).getMessage());
  }

  @Test
  void holdsWithinOneVirtualMachineUnderEveryPath() throws IOException {
    Path map = folder.resolve("map");
    try (FolderLock lock = FolderLock.take(map)) {
      assertHeld(map);
      assertHeld(folder.resolve("other/../map"));
      FolderLock.take(folder.resolve("another")).close();
    }
    FolderLock.take(map).close();
  }

  @Test
  @Tag("jvm")
  void holdsAgainstOtherProcessesAfterRejectionToo() throws Exception {
    Path map = folder.resolve("map");
    try (FolderLock lock = FolderLock.take(map)) {
      assertHeld(map);
      assertEquals(map + HELD, other(map).inputReader().readLine());
    }
    assertEquals("held", other(map).inputReader().readLine());
  }

  @Test
  @Tag("jvm")
  void killedRunDoesNotBlockLaterRuns() throws Exception {
    Process run = other(folder);
    assertEquals("held", run.inputReader().readLine());
    assertHeld(folder);
    run.destroyForcibly().waitFor();
    assertTrue(Files.exists(folder.resolve(".lock")), "a killed run leaves its file");
    try (FolderLock next = FolderLock.take(folder)) {
      assertTrue(next.wasAbandoned());
    }
    assertNothingIn(folder);
    try (FolderLock last = FolderLock.take(folder)) {
      assertFalse(last.wasAbandoned());
    }
  }

  @Test
  void removesFoldersThatItCreatedUnlessUsed() throws IOException {
    FolderLock unused = FolderLock.take(folder.resolve("a/b"));
    assertTrue(Files.isDirectory(folder.resolve("a/b")));
    unused.close();
    assertNothingIn(folder);
    try (FolderLock used = FolderLock.take(folder.resolve("a/b"))) {
      Files.writeString(folder.resolve("a/map.csv"), "");
    }
    assertTrue(Files.exists(folder.resolve("a/map.csv")));
    assertFalse(Files.exists(folder.resolve("a/b")));
  }

  @Test
  void secondCloseDoesNotReleaseLaterLock() throws IOException {
    FolderLock first = FolderLock.take(folder);
    first.close();
    try (FolderLock second = FolderLock.take(folder)) {
      first.close();
      assertHeld(folder);
      assertTrue(Files.exists(folder.resolve(".lock")));
    }
  }

  private static void assertNothingIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }
}
