package io.github.tmsthresholds.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock on a folder of results, so that two runs never mix their files. It is a system lock on the hidden file
 * {@code .lock} in the folder, which ends with the process, so that a killed run blocks nothing. Where the file system
 * has no locks, as on some clusters, it holds within this Java virtual machine only. Thread-safe.
 */
public final class FolderLock implements AutoCloseable {

  private static final String NAME = ".lock";

  /** Locks of this virtual machine: the system releases them as soon as any channel of the file is closed. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final MissingFolders made;

  private FolderLock(Path file, FileChannel channel, MissingFolders made) {
    this.file = file;
    this.channel = channel;
    this.made = made;
  }

  /**
   * Locks a folder, creating it if it is missing.
   *
   * @throws IOException if another run holds it, or nothing can be written into it; the message names it
   */
  public static FolderLock take(Path folder) throws IOException {
    MissingFolders made = new MissingFolders(folder);
    try {
      Path file = made.make().resolve(NAME);
      if (!HELD.add(file)) {
        throw held(folder);
      }
      try {
        return new FolderLock(file, locked(file, folder), made);
      } catch (IOException | RuntimeException e) {
        HELD.remove(file);
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      made.removeEmpty();
      throw e;
    }
  }

  private static FileChannel locked(Path file, Path folder) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    // a file that is gone belonged to a run that has ended since
    if (!isFree(channel) || !Files.exists(file)) {
      channel.close();
      throw held(folder);
    }
    return channel;
  }

  private static boolean isFree(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (IOException e) {
      // no locks on this file system
      return true;
    }
  }

  private static IOException held(Path folder) {
    return new IOException(folder + ": another run is writing its results there; wait for it, or give another folder");
  }

  /** Releases the folder, and removes it if this lock created it and nothing was written into it. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      // before the lock ends, when the file could already belong to another run
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // a file that stays blocks nothing
    }
    HELD.remove(file);
    made.removeEmpty();
  }
}
