package features

// Models are the fitted parts of the measurement: what was learned from marked
// texts, in files of this package that people can read. The programs that
// measure quality put others in their place, fitted without the texts at hand.
type Models struct {
}

// shipped are the models that the program was built with.
var shipped = Models{}

// ShippedModels returns the models that the program was built with.
func ShippedModels() Models { return shipped }
