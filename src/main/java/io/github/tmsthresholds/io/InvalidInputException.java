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

/**
 * Thrown if the user must correct an input: the value of a parameter, or data that a computation cannot use. The
 * message is complete: {@code key=value <problem>; <remedy>}.
 *
 * <p>Code that does not know which parameter its data came from throws the exception without a key; code that knows the
 * key adds it with {@link #of(String, Object, IllegalArgumentException)}. A violated precondition of the API is a
 * defect of the caller and throws a plain {@link IllegalArgumentException} instead.
 */
public final class InvalidInputException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String key;

  /** @param problem a complete sentence: what is wrong and what to do */
  public InvalidInputException(String problem) {
    this(problem, (Throwable) null);
  }

  /** @param problem a complete sentence: what is wrong and what to do */
  public InvalidInputException(String problem, Throwable cause) {
    this(problem, "", cause);
  }

  /**
   * Creates the exception for a parameter with an invalid value.
   *
   * @param key of the parameter
   * @param problem a predicate that follows {@code key=value}, such as {@code must be 0 or more}
   */
  public InvalidInputException(String key, Object value, String problem) {
    this(text(key, value, " ", problem), key, (Throwable) null);
  }

  /**
   * Creates the exception for a parameter with an invalid value.
   *
   * @param key of the parameter
   * @param problem a predicate that follows {@code key=value}, such as {@code would be overwritten}
   * @param remedy what to do, such as {@code give another name}
   */
  public InvalidInputException(String key, Object value, String problem, String remedy) {
    this(key, value, problem + "; " + remedy);
  }

  private InvalidInputException(String message, String key, Throwable cause) {
    super(message, cause);
    this.key = key;
  }

  /**
   * Returns the exception for a parameter that is missing.
   *
   * @param remedy what to specify
   */
  public static InvalidInputException missing(String key, String remedy) {
    return new InvalidInputException(key, "", "is missing: " + remedy);
  }

  /**
   * Returns the exception for a parameter whose value was rejected by code that does not know its key. A cause that
   * already has a key is returned unchanged.
   */
  public static InvalidInputException of(String key, Object value, IllegalArgumentException cause) {
    if (cause instanceof InvalidInputException invalid && !invalid.key.isEmpty()) {
      return invalid;
    }
    return new InvalidInputException(text(key, value, ": ", cause.getMessage()), key, cause);
  }

  private static String text(String key, Object value, String separator, String problem) {
    return key + "=" + value + separator + problem;
  }

  /** Returns the key of the parameter, or the empty string if it is not known. */
  public String key() {
    return key;
  }
}
