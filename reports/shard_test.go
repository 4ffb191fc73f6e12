package reports

import (
	"reflect"
	"testing"
)

// A map in a shard's file would let a few damaged bytes ask for any memory.
func TestShardFilesHoldNoMap(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type, string)
	look = func(typ reflect.Type, path string) {
		if seen[typ] {
			return
		}
		seen[typ] = true
		switch typ.Kind() {
		case reflect.Map:
			t.Errorf("%s is a map", path)
		case reflect.Pointer, reflect.Slice:
			look(typ.Elem(), path)
		case reflect.Struct:
			for i := range typ.NumField() {
				if f := typ.Field(i); f.IsExported() {
					look(f.Type, path+"."+f.Name)
				}
			}
		}
	}
	look(reflect.TypeFor[shardDetails](), "details")
	look(reflect.TypeFor[shardDocument](), "document")
}
