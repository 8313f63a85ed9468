/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/**
 * Prints the commands of the menu TMS Thresholds as SciJava finds them, a line each; then runs one: LABEL key=value ...
 */
class FijiProbe {

  public static void main(String[] args) throws Exception {
    // finds all that it needs, or fails
    Class.forName("io.jhdf.filter.FilterManager");
    Context context = new Context();
    CommandInfo wanted = null;
    for (CommandInfo info : context.service(CommandService.class).getCommands()) {
      if (info.getMenuPath().getMenuString().startsWith("Plugins > TMS Thresholds > ")) {
        String label = info.getMenuPath().getLeaf().getName();
        System.out.println("item: " + label);
        wanted = label.equals(args[0]) ? info : wanted;
      }
    }
    Map<String, Object> inputs = new HashMap<>();
    for (int i = 1; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      inputs.put(args[i].substring(0, equals), args[i].substring(equals + 1));
    }
    try {
      context.service(CommandService.class).run(wanted, true, inputs).get();
      System.exit(0);
    } catch (ExecutionException e) {
      System.err.println("error: " + e.getCause().getCause().getMessage());
      System.exit(1);
    }
  }
}
