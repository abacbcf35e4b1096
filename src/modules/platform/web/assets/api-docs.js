// Requests made from the page use the visitor's session, so they carry the header that the API asks of browsers.
window.SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api-docs',
  validatorUrl: null,
  requestInterceptor: (request) => {
    request.headers['X-Requested-With'] = 'api-docs';
    return request;
  },
});
