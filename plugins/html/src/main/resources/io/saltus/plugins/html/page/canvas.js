// A chart on the page: drawn when seen, redrawn when the window or the colours change, saved as a picture.

const canvases = new Set();

/** Width of the printed area of an A4 sheet, in CSS pixels, with a little to spare. */
const PAPER_WIDTH = 670;

/** Puts a chart into `node`; `option` is asked for its content at each size and change of colours. */
class Canvas {
  constructor(node, option, clicked) {
    this.node = node;
    this.option = option;
    this.clicked = clicked;
    this.window = [0, 100];
    canvases.add(this);
    drawWhenSeen(node, () => el("div", { class: "stage" }));
    const make = node.draw;
    node.draw = () => { make(); this.open(); };
  }

  open() {
    this.stage = this.node.firstChild;
    this.chart = echarts.init(this.stage, null, { renderer: "svg" });
    if (this.clicked) this.chart.on("click", this.clicked);
    this.chart.on("datazoom", () => this.zoomed());
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(this.stage);
    this.draw();
  }

  size() {
    return { width: this.stage.clientWidth || 600, height: this.stage.clientHeight || 400 };
  }

  resize() {
    const { width, height } = this.size();
    if (width === this.chart.getWidth() && height === this.chart.getHeight()) return;
    this.chart.resize();
    this.draw();
  }

  /** Fits the chart to a sheet of paper, or back to the window. */
  fit(paper) {
    if (!this.chart) return;
    this.stage.style.height = paper ? this.stage.clientHeight + "px" : "";
    this.stage.style.width = paper ? PAPER_WIDTH + "px" : "";
    this.chart.resize();
    this.draw();
  }

  /** Draws the content as it is now, at the zoom that is set. */
  draw() {
    if (!this.chart) return;
    this.chart.setOption(this.option(this.size(), false), { notMerge: true });
    this.zoom(...this.window);
  }

  zoomed() {
    const [first] = this.chart.getOption().dataZoom;
    if (!first) return;
    this.window = [first.start, first.end];
    const whole = first.end - first.start > 99.9;
    if (this.dragged === whole) {
      this.dragged = !whole;
      this.chart.setOption({ dataZoom: [{ id: "zoom", moveOnMouseMove: !whole }] });
    }
  }

  /** Shows the part of the scale axis between two percentages. */
  zoom(start, end) {
    this.window = [Math.max(0, start), Math.min(100, end)];
    if (!this.chart || this.chart.getOption().dataZoom.length === 0) return;
    this.dragged = this.dragged || false;
    this.chart.dispatchAction({ type: "dataZoom", start: this.window[0], end: this.window[1] });
  }

  /** Zooms about the middle of what is shown: a factor above 1 comes nearer. */
  nearer(factor) {
    const [start, end] = this.window;
    const middle = (start + end) / 2;
    const half = Math.max(2, (end - start) / 2 / factor);
    this.zoom(middle - half, middle + half);
  }

  /** Shows the words about a point, as if it were pointed at. */
  point(index) {
    this.chart.dispatchAction({ type: "showTip", seriesIndex: this.chart.getOption().series.findIndex((s) => s.id === "main"), dataIndex: index });
  }

  hideTip() {
    if (this.chart) this.chart.dispatchAction({ type: "hideTip" });
  }

  close() {
    canvases.delete(this);
    seen.unobserve(this.node);
    if (this.chart) {
      this.sizes.disconnect();
      this.chart.dispose();
    }
  }
}

function redrawAll() {
  for (const canvas of canvases) canvas.draw();
}

function closeAll() {
  for (const canvas of [...canvases]) canvas.close();
}

/** The picture of a chart as SVG text, on white, with its title and legend. */
function picture(option, size = { width: 1000, height: 660 }) {
  const before = printing;
  printing = true;
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    chart.setOption(option(size, true));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
    printing = before;
  }
}

function saveSvg(option, fileName) {
  save(new Blob([picture(option)], { type: "image/svg+xml" }), fileName + ".svg");
}

/** Draws the SVG onto a canvas of twice its size and saves that. */
function savePng(option, fileName) {
  const image = new Image();
  image.onload = () => {
    const canvas = el("canvas", { width: image.width * 2, height: image.height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, fileName + ".png"), "image/png");
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(picture(option));
}

function save(blob, fileName) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  say(fileName + " saved");
}

/** Tells people who listen to the page. */
function say(text) {
  document.getElementById("live").textContent = text;
}
