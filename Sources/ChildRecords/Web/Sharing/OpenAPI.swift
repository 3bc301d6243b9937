/// What a program is told of the answer: in the form of OpenAPI 3.
enum OpenAPI {
    static func text(_ origin: String) -> String {
        """
        {
          "openapi": "3.0.3",
          "info": {"title": "Throughline: figures of the measures", "version": "1", "description": "Read-only. It never holds anything about a child."},
          "servers": [{"url": "\(origin)"}],
          "paths": {
            "/api/measures": {
              "get": {
                "summary": "The newest figures by team, or the published months, as the token’s scope allows",
                "security": [{"token": []}],
                "parameters": [{"name": "measure", "in": "query", "required": false, "description": "The code of one measure, such as F6b", "schema": {"type": "string"}}],
                "responses": {
                  "200": {"description": "Figures", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}},
                  "403": {"description": "No token that works was sent"}
                }
              }
            }
          },
          "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
              "Answer": {
                "type": "object",
                "properties": {
                  "council": {"type": "string"},
                  "scope": {"type": "string", "enum": ["published", "figures"]},
                  "taken": {"type": "string", "description": "The data day, or empty"},
                  "figures": {"type": "array", "items": {"$ref": "#/components/schemas/Figure"}}
                }
              },
              "Figure": {
                "type": "object",
                "properties": {
                  "code": {"type": "string"}, "title": {"type": "string"}, "period": {"type": "string"},
                  "lastDay": {"type": "string", "format": "date"}, "team": {"type": "string", "description": "Empty for the council"},
                  "numerator": {"type": "integer"}, "denominator": {"type": "integer"},
                  "figure": {"type": "number", "description": "Missing where it is hidden or not known"},
                  "unit": {"type": "string"}, "words": {"type": "string"},
                  "waiting": {"type": "integer"}, "overLimit": {"type": "integer"}
                }
              }
            }
          }
        }
        """
    }
}
