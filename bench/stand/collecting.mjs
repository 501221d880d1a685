// Imported into a process whose memory is measured: at SIGUSR2 it collects its garbage, so that what is
// still there is held.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

process.on("SIGUSR2", () => {
  collect();
});
