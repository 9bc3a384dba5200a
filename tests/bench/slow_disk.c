/* Every fdatasync takes 2 ms longer, as on a disk that is not beside the processor. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

int fdatasync(int file) {
  static int (*real)(int);
  struct timespec slow = {0, 2000000};
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  nanosleep(&slow, 0);
  return real(file);
}
