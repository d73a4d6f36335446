#include "ergoaudit/cli/run.hpp"

int main(int count, char** words) { return ergoaudit::run_on_this_machine(count, words); }
