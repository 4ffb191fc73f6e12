package reports

import (
	"fmt"
	"image/color"
	"io"

	"credence/scoring/evaluation"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// intervals are points with bars from Low to High.
type intervals struct {
	plotter.XYs
	plotter.YErrors
}

// WriteReliability draws a reliability diagram as SVG: of documents with like
// probability, the share that comes from reliable sources, with its 95% interval;
// on the line both agree. Without bins the diagram is empty.
func WriteReliability(w io.Writer, bins []evaluation.Bin) error {
	p := plot.New()
	p.Title.Text = "Reliability on unseen sources"
	p.X.Label.Text, p.Y.Label.Text = "probability of a reliable source", "share from reliable sources"
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
	ideal := plotter.NewFunction(func(x float64) float64 { return x })
	ideal.Color = color.Gray{160}
	ideal.Dashes = []vg.Length{vg.Points(4), vg.Points(3)}
	var data intervals
	for _, b := range bins {
		data.XYs = append(data.XYs, plotter.XY{X: b.Predicted, Y: b.Observed})
		data.YErrors = append(data.YErrors, struct{ Low, High float64 }{b.Observed - b.Low, b.High - b.Observed})
	}
	p.Add(plotter.NewGrid(), ideal)
	if err := addBins(p, data); err != nil {
		return fmt.Errorf("draw reliability: %w", err)
	}
	const margin = 4 * vg.Millimeter
	canvas := vgsvg.New(12*vg.Centimeter, 12*vg.Centimeter)
	p.Draw(draw.Crop(draw.New(canvas), margin, -margin, margin, -margin))
	_, err := canvas.WriteTo(w)
	return err
}

// addBins draws the bins as dots with bars.
func addBins(p *plot.Plot, data intervals) error {
	dots, err := plotter.NewScatter(data)
	if err != nil {
		return err
	}
	dots.GlyphStyle = draw.GlyphStyle{Color: color.RGBA{R: 0x1f, G: 0x4e, B: 0x79, A: 0xff}, Radius: vg.Points(3), Shape: draw.CircleGlyph{}}
	bars, err := plotter.NewYErrorBars(data)
	if err != nil {
		return err
	}
	bars.Color = dots.Color
	p.Add(bars, dots)
	return nil
}
