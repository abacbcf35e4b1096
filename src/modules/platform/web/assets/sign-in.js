// A link's secret stands behind the # of the address, which no server sees. Put it into the form and out of sight.
const secret = location.hash.slice(1);
if (/^[\w-]{43}$/.test(secret)) {
  document.getElementById('secret').value = secret;
  document.getElementById('link-form').hidden = false;
  document.getElementById('address-form').hidden = true;
  history.replaceState(null, '', location.pathname);
}
