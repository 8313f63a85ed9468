"""Writes small CSV files of a pulse as laboratories record it, see the README.md beside them.

    python3 src/tools/python/difficult/waveforms.py

Writes into src/test/resources/difficult/waveforms; Python's standard library is enough, and the same files result each time.
All files hold the same biphasic pulse: the coil current I(t) = exp(-A t) sin(W t) / W from the onset for one period, and its
rate dI/dt = exp(-A t) (cos(W t) - A / W sin(W t)), which jumps from 0 to its peak, 1, at the onset. Sampled every 5 us unless
said otherwise; t in ms. DifficultWaveformFilesTest compares with these formulas.
"""

import math
import random
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[4] / "src/test/resources/difficult/waveforms"
A, W = 0.9, 2 * math.pi / 0.3
STEPS = 60  # 0.3 ms


def rate(t):
    return math.exp(-A * t) * (math.cos(W * t) - A / W * math.sin(W * t))


def current(t):
    return math.exp(-A * t) * math.sin(W * t) / W


def pulse(before, after, value=rate, step=0.005):
    """Samples with quiet parts before and after the pulse, ms; dI/dt jumps at both ends, at equal times."""
    n = round(0.3 / step)
    samples = [(i * step, 0.0) for i in range(round(before / step) + 1)]
    samples += [(before + i * step, value(i * step)) for i in range(0 if value is rate else 1, n + 1)]
    return samples + [(before + (n + i) * step, 0.0) for i in range(0 if value is rate else 1, round(after / step) + 1)]


def write(name, samples, header="time_ms,value", line="{:.9g},{:.9g}", end="\n", start=""):
    text = start + header + end + "".join(line.format(t, v) + end for t, v in samples)
    (FOLDER / (name + ".csv")).write_bytes(text.encode("utf-8"))


def noisy(samples, deviation, seed=1):
    generator = random.Random(seed)
    return [(t, v + generator.gauss(0, deviation)) for t, v in samples]


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    at_once = pulse(0, 0.1)
    write("ordinary", at_once)
    write("ordinary_excel", at_once, '"t_ms","E_norm"', end="\r\n", start="\ufeff")
    write("ordinary_empty_column", at_once, "ms,rate,", "{:.9g}, {:.9g} ,")
    write("pretrigger_quiet", pulse(1, 0.1))
    write("pretrigger_odd", pulse(0.6025, 0.1, step=0.0025))
    write("pretrigger_noise", noisy(pulse(1, 0.3), 0.005))
    write("pretrigger_negative", [(t - 0.5, v) for t, v in pulse(0.5, 0.1)])
    write("pretrigger_none", [(t + 3, v) for t, v in at_once[1:]])
    write("pretrigger_long", [(0, 0), (40, 0)] + [(t + 40, v) for t, v in at_once])
    write("pretrigger_prepulse", [(0, 0), (0.1, 0), (0.1, 0.05), (0.2, 0.05), (0.2, -0.05), (0.3, -0.05)]
          + [(t + 0.3, v) for t, v in at_once])
    write("unit_us", [(1000 * t, v) for t, v in at_once], "time (us),value")
    write("unit_s", [(t / 1000, v) for t, v in at_once], "Time [s],Value", "{:.12g},{:.9g}")
    index = "".join("{},{:.9g},{:.9g}\n".format(i, t, v) for i, (t, v) in enumerate(at_once))
    (FOLDER / "column_index.csv").write_text(",t_ms,E_norm\n" + index)
    three = [(t, v, current(max(0, min(0.3, t)))) for t, v in at_once]
    (FOLDER / "column_three.csv").write_text("t_ms,coil_current,didt\n" + "".join("{:.9g},{:.9g},{:.9g}\n".format(
        t, i, v) for t, v, i in three))
    write("column_current", at_once, "t_ms,coil_current")
    write("current", pulse(0.02, 0.1, lambda t: 1500 * current(t)), "t_ms,I_A")
    write("current_rising", pulse(0.7, 0.1, lambda t: -1500 * current(t), 0.001), "t_ms,value")
    write("current_offset", [(t, v + 20) for t, v in pulse(0.2, 0.1, lambda t: 1500 * current(t))], "t_ms,value")
    write("current_noise", noisy(pulse(0.2, 0.1, lambda t: 1500 * current(t), 0.001), 0.4), "t_ms,value")
    write("current_rate", dict(at_once).items(), "t_ms,dI/dt")
    write("offset_before", [(t, v + 0.03) for t, v in pulse(0.5, 0)])
    write("offset_after", [(t, v - 0.03) for t, v in pulse(0, 0.5)])
    write("integral_half", [(t, v) for t, v in at_once if v >= 0][:20])
    write("peak_half", [(t, v / 2) for t, v in at_once])
    write("peak_second", [(t, v if t < 0.06 else -2 if 0.06 < t < 0.09 else 0) for t, v in at_once])
    write("length_train", at_once + [(t + 2, v) for t, v in at_once])
    write("refused_us", [(1000 * t, v) for t, v in at_once])
    write("refused_s", [(t / 1000, v) for t, v in at_once])
    write("refused_volt", [(t, 30 * v) for t, v in at_once], "time_ms,probe_voltage")
    write("refused_millivolt", [(t, v / 1000) for t, v in at_once])
    write("refused_two_times", at_once, "time_ms,time_us")
    write("refused_two_units", at_once, "time_ms_us,value")
    write("refused_semicolons", at_once, "t_ms;E", "{:.9g};{:.9g}")
    write("refused_tabs", at_once, "t_ms\tE", "{:.9g}\t{:.9g}")
    (FOLDER / "refused_decimal_commas.csv").write_text("t_ms,E\n0,0,0,0\n0,005,0,998\n")
    (FOLDER / "refused_nan.csv").write_text("t_ms,E\n0,0\n0.1,NaN\n0.2,0\n")
    (FOLDER / "refused_empty_cell.csv").write_text("t_ms,E\n0,0\n0.1,\n0.2,0\n")
    (FOLDER / "refused_no_header.csv").write_text("0,0\n0.1,1\n0.2,0\n")
    (FOLDER / "refused_units_row.csv").write_text("Time,Channel A\n(ms),(V)\n0,0\n0.1,1\n")
    (FOLDER / "refused_backwards.csv").write_text("t_ms,E\n0,0\n0.1,1\n0.05,-1\n0.2,0\n")
    (FOLDER / "refused_zero.csv").write_text("t_ms,E\n0,0\n0.1,0\n0.2,0\n")
    (FOLDER / "refused_one_column.csv").write_text("E\n0\n1\n-1\n")
    (FOLDER / "refused_jump_current.csv").write_text("t_ms,I\n0,0\n0,1\n0.2,0\n")
    (FOLDER / "refused_constant_current.csv").write_text("t_ms,I\n0,5\n0.1,5\n0.2,5\n")


if __name__ == "__main__":
    main()
