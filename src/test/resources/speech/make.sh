#!/usr/bin/env bash
# Makes the clips of speech.tsv with flite's voices: 16 kHz, mono, 16 bit. Needs flite and sox.
set -euo pipefail
cd "${0%/*}"
tail -n +2 speech.tsv | while IFS=$'\t' read -r file voice text; do
  flite -voice "$voice" -t "$text" -o "$file.flite"
  sox -D "$file.flite" -r 16000 -c 1 -b 16 -t wav "$file"
  rm "$file.flite"
done
# What a new model is measured with: the weather as raw samples.
sox -D weather-slt.wav -t raw ../../../main/resources/dev/earshot/models/benchmark-16khz.pcm
