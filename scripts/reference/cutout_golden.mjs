// Runs the npm package @imgly/background-removal-node, version 1.4.5, on the samples and keeps the alpha of each result
// as a PNG. The package is under the AGPL: it is run, and nothing of it is taken. See README.md for how to install it.
import { removeBackground } from '@imgly/background-removal-node';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';

const [out, ...samples] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
for (const model of ['small', 'medium']) {
  for (const sample of samples) {
    const { width, height } = await sharp(sample).metadata();
    // Raw samples: as PNG the package would round colours and alpha to a palette.
    const result = await removeBackground(pathToFileURL(path.resolve(sample)).href, {
      model,
      output: { format: 'image/x-rgba8' },
    });
    const rgba = Buffer.from(await result.arrayBuffer());
    const file = path.join(out, `${path.parse(sample).name}.isnet-${model}.png`);
    await sharp(rgba, { raw: { width, height, channels: 4 } })
      .extractChannel(3)
      .png({ compressionLevel: 9 })
      .toFile(file);
    console.log(file);
  }
}
