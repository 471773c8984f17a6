"""From bytes to what stands where: blocks of content, labelled values, embedded data. Nothing is understood yet."""
