// Shapes that the map library does not draw itself: ways with a casing and arrows of direction,
// and marks of places that differ in form and not in colour alone.

const ARROW_STEP = 96;

const Way = L.Polyline.extend({
  _updatePath() {
    const renderer = this._renderer;
    if (!renderer._drawing || !this._parts.length) return;
    const context = renderer._ctx;
    const { weight, opacity, casing, arrows, color } = this.options;
    this._trace(context);
    context.lineJoin = context.lineCap = "round";
    context.setLineDash([]);
    context.globalAlpha = opacity;
    if (casing) this._stroke(context, weight + 2.5, casing);
    this._stroke(context, weight, color);
    if (arrows) this._arrows(context, renderer._bounds);
    context.globalAlpha = 1;
  },

  _trace(context) {
    context.beginPath();
    for (const part of this._parts) {
      part.forEach((point, index) => context[index ? "lineTo" : "moveTo"](point.x, point.y));
    }
  },

  _stroke(context, width, style) {
    context.lineWidth = width;
    context.strokeStyle = style;
    context.stroke();
  },

  _arrows(context, bounds) {
    context.fillStyle = this.options.color;
    context.strokeStyle = this.options.casing;
    context.lineWidth = 1.2;
    let left = ARROW_STEP / 2;
    for (const part of this._parts) {
      for (let index = 1; index < part.length; index += 1) {
        const [from, to] = [part[index - 1], part[index]];
        const length = Math.hypot(to.x - from.x, to.y - from.y);
        for (; left <= length; left += ARROW_STEP) {
          const share = left / length;
          const at = L.point(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
          if (bounds.contains(at)) this._arrow(context, at, Math.atan2(to.y - from.y, to.x - from.x));
        }
        left -= length;
      }
    }
  },

  _arrow(context, at, angle) {
    const size = this.options.weight + 3.5;
    const corner = (turn, reach) => [at.x + reach * Math.cos(angle + turn), at.y + reach * Math.sin(angle + turn)];
    context.beginPath();
    context.moveTo(...corner(0, size));
    context.lineTo(...corner(2.5, size));
    context.lineTo(...corner(Math.PI, size * 0.35));
    context.lineTo(...corner(-2.5, size));
    context.closePath();
    context.stroke();
    context.fill();
  },
});

// state: served (disc), partly (half disc), unserved (crossed diamond), idle (small ring),
// township (square), county_centre (square in a square), vehicle (disc in a ring).
const Mark = L.CircleMarker.extend({
  _updatePath() {
    const renderer = this._renderer;
    if (!renderer._drawing || this._empty()) return;
    const context = renderer._ctx;
    context.setLineDash([]);
    context.globalAlpha = this.options.opacity;
    DRAWERS[this.options.state](context, this._point.x, this._point.y, this._radius, this.options);
    context.globalAlpha = 1;
  },
});

function disc(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

function fill(context, style, edge, width = 1.5) {
  context.fillStyle = style;
  context.strokeStyle = edge;
  context.lineWidth = width;
  context.fill();
  context.stroke();
}

function label(context, x, y, text, style) {
  context.fillStyle = style;
  context.font = `600 ${text.length > 2 ? 9 : 11}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + 0.5);
}

function square(context, x, y, half) {
  context.beginPath();
  context.rect(x - half, y - half, 2 * half, 2 * half);
}

const DRAWERS = {
  served(context, x, y, radius, options) {
    disc(context, x, y, radius);
    fill(context, options.color, ink.paper);
    if (options.text) label(context, x, y, options.text, readableOn(options.color));
  },
  partly(context, x, y, radius, options) {
    disc(context, x, y, radius);
    fill(context, ink.paper, options.color, 2);
    context.beginPath();
    context.arc(x, y, radius, Math.PI / 2, -Math.PI / 2);
    context.fillStyle = options.color;
    context.fill();
    if (options.text) label(context, x, y, options.text, ink.text);
  },
  unserved(context, x, y, radius) {
    const reach = Math.max(7, radius + 3);
    context.beginPath();
    context.moveTo(x, y - reach);
    context.lineTo(x + reach, y);
    context.lineTo(x, y + reach);
    context.lineTo(x - reach, y);
    context.closePath();
    fill(context, ink.alarm, ink.paper);
    const arm = reach * 0.32;
    context.beginPath();
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x + arm, y - arm);
    context.lineTo(x - arm, y + arm);
    context.strokeStyle = ink.paper;
    context.lineWidth = 1.8;
    context.stroke();
  },
  idle(context, x, y, radius) {
    disc(context, x, y, Math.max(1.5, radius * 0.55));
    fill(context, ink.paper, ink.faint, 1.2);
  },
  township(context, x, y, radius) {
    square(context, x, y, radius);
    fill(context, ink.text, ink.paper, 2);
  },
  county_centre(context, x, y, radius) {
    square(context, x, y, radius + 2);
    fill(context, ink.text, ink.paper, 2);
    square(context, x, y, radius * 0.45);
    fill(context, ink.paper, ink.paper);
  },
  vehicle(context, x, y, radius, options) {
    disc(context, x, y, radius);
    fill(context, ink.paper, options.color, 3);
    disc(context, x, y, radius * 0.4);
    fill(context, options.color, options.color);
  },
};
