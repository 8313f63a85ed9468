: CPU time of the process, in seconds.
NEURON {
  SUFFIX nothing
}

VERBATIM
#include <time.h>
ENDVERBATIM

FUNCTION cpu() {
VERBATIM
  _lcpu = (double) clock()/CLOCKS_PER_SEC;
ENDVERBATIM
}
